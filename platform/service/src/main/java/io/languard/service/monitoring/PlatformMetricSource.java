package io.languard.service.monitoring;

import java.util.List;

/** A source of metrics, registered as an OSGi service. Called on any thread; must return immediately. */
public interface PlatformMetricSource {

    /** Returns the current values. */
    List<PlatformMetric> metrics();
}
