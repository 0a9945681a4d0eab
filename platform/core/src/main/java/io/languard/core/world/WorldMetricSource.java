package io.languard.core.world;

import io.languard.api.error.LanguardException;
import io.languard.core.registry.WorldRegistry;
import io.languard.world.WorldControl;
import io.languard.world.WorldLoad;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes the number of worlds and their limits; publishes nothing while no provisioner is registered. */
@Component(service = MultiCollector.class)
public class WorldMetricSource implements MultiCollector {

    private static final String WORLDS = "Players' worlds by status.";
    private static final String CAPS = "Maximum number of players' worlds by status.";

    private final WorldRegistry registry;

    @Activate
    public WorldMetricSource(@Reference WorldRegistry registry) {
        this.registry = registry;
    }

    @Override
    public MetricSnapshots collect() {
        try {
            WorldLoad load = registry.control().callDirectly(WorldControl::load);
            return new MetricSnapshots(
                    worlds("languard_worlds", WORLDS, load.running(), load.frozen()),
                    worlds("languard_worlds_cap", CAPS, load.runningCap(), load.frozenCap()));
        } catch (LanguardException e) {
            return new MetricSnapshots();
        }
    }

    private static GaugeSnapshot worlds(String name, String help, int running, int frozen) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(new GaugeDataPointSnapshot(running, Labels.of("status", "running"), null))
                .dataPoint(new GaugeDataPointSnapshot(frozen, Labels.of("status", "frozen"), null))
                .build();
    }
}
