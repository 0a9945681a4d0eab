package io.languard.core.metric;

import io.languard.core.server.ServerRegistry;
import io.languard.service.metric.MetricPoint;
import io.languard.service.metric.MetricService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldValidator;
import io.languard.spi.metric.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of metrics. */
@Component(service = MetricService.class)
public class MetricServiceImpl implements MetricService {

    static final int MAX_POINTS = 100_000;

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final MetricStore store;

    @Activate
    public MetricServiceImpl(
            @Reference Authorizer authorizer, @Reference ServerRegistry serverRegistry, @Reference MetricStore store) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.store = store;
    }

    @Override
    public List<MetricPoint> query(Actor actor, int serverId, Instant from, Instant to, @Nullable Duration step) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        serverRegistry.require(serverId);
        if (step != null && (step.isNegative() || step.isZero())) {
            throw FieldValidator.validationError("resolution", "must be a positive duration");
        }
        Optional<Instant> oldest = store.oldest(serverId);
        if (oldest.isEmpty()) {
            return List.of();
        }
        // Without a step, the result can contain every sample.
        Duration interval = step == null ? MetricSampler.PERIOD : step;
        Instant start = oldest.filter(from::isBefore).orElse(from);
        Instant now = Instant.now();
        if (countPoints(start, to.isBefore(now) ? to : now, interval) > MAX_POINTS) {
            throw FieldValidator.validationError(
                    "resolution",
                    "yields more than " + MAX_POINTS + " points; request a shorter period or a coarser resolution");
        }
        return store.query(serverId, from, to, step);
    }

    @Override
    public Map<Integer, List<MetricPoint>> recent(Actor actor, List<Integer> serverIds, Instant from, Duration step) {
        return store.recent(
                serverIds.stream()
                        .filter(id -> authorizer.isPermitted(actor, Permission.SERVER_VIEW, id))
                        .toList(),
                from,
                step);
    }

    private static long countPoints(Instant from, Instant to, Duration step) {
        return Duration.between(from, to).dividedBy(step) + 1;
    }
}
