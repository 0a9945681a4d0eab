package io.languard.service.monitoring;

import java.util.List;

/** Registered as a service by whoever has figures to show. Called on any thread; must return at once. */
public interface PlatformMetricSource {

    /** The figures of this moment. */
    List<PlatformMetric> metrics();
}
