package io.languard.core.metric;

import io.languard.core.server.ServerRegistry;
import io.languard.service.metric.MetricPoint;
import io.languard.service.metric.MetricService;
import io.languard.service.validation.FieldValidator;
import io.languard.spi.metric.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of figures over time. */
@Component(service = MetricService.class)
public class MetricServiceImpl implements MetricService {

    static final int MAX_POINTS = 100_000;

    private final ServerRegistry serverRegistry;
    private final MetricStore store;

    @Activate
    public MetricServiceImpl(@Reference ServerRegistry serverRegistry, @Reference MetricStore store) {
        this.serverRegistry = serverRegistry;
        this.store = store;
    }

    @Override
    public List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step) {
        serverRegistry.require(serverId);
        if (step != null && (step.isNegative() || step.isZero())) {
            throw FieldValidator.validationError("resolution", "must be longer than nothing");
        }
        Optional<Instant> oldest = store.oldest(serverId);
        if (oldest.isEmpty()) {
            return List.of();
        }
        // Without a step there may be as many as were taken.
        Duration each = step == null ? MetricSampler.PERIOD : step;
        Instant begin = oldest.filter(from::isBefore).orElse(from);
        Instant now = Instant.now();
        if (pointsIn(begin, to.isBefore(now) ? to : now, each) > MAX_POINTS) {
            throw FieldValidator.validationError(
                    "resolution", "gives more than " + MAX_POINTS + " points; ask for a shorter time or a longer step");
        }
        return store.query(serverId, from, to, step);
    }

    private static long pointsIn(Instant from, Instant to, Duration step) {
        return Duration.between(from, to).dividedBy(step) + 1;
    }
}
