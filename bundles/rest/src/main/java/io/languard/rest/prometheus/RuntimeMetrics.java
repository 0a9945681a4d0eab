package io.languard.rest.prometheus;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Metrics of Languard's own process and of Java, under the names that Prometheus' client libraries share. */
@Component(service = MultiCollector.class)
public final class RuntimeMetrics implements MultiCollector {

    private final PrometheusRegistry registry = new PrometheusRegistry();

    @Activate
    public RuntimeMetrics() {
        JvmMetrics.builder().register(registry);
    }

    @Override
    public MetricSnapshots collect() {
        return registry.scrape();
    }
}
