package io.languard.core.world;

import io.languard.api.error.LanguardException;
import io.languard.core.registry.WorldRegistry;
import io.languard.service.monitoring.PlatformMetric;
import io.languard.service.monitoring.PlatformMetricSource;
import io.languard.world.WorldControl;
import io.languard.world.WorldLoad;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes the number of worlds and their limits; publishes nothing while no provisioner is registered. */
@Component(service = PlatformMetricSource.class)
public class WorldMetricSource implements PlatformMetricSource {

    private static final String WORLDS = "Players' worlds by status.";
    private static final String CAPS = "Maximum number of players' worlds by status.";

    private final WorldRegistry registry;

    @Activate
    public WorldMetricSource(@Reference WorldRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<PlatformMetric> metrics() {
        try {
            WorldLoad load = registry.control().callDirectly(WorldControl::load);
            return List.of(
                    worlds("languard_worlds", WORLDS, "running", load.running()),
                    worlds("languard_worlds", WORLDS, "frozen", load.frozen()),
                    worlds("languard_worlds_cap", CAPS, "running", load.runningCap()),
                    worlds("languard_worlds_cap", CAPS, "frozen", load.frozenCap()));
        } catch (LanguardException e) {
            return List.of();
        }
    }

    private static PlatformMetric worlds(String name, String help, String status, int value) {
        return PlatformMetric.gauge(name, help, Map.of("status", status), value);
    }
}
