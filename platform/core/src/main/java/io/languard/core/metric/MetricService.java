package io.languard.core.metric;

import io.languard.core.server.Fleet;
import io.languard.ports.metric.MetricPoint;
import io.languard.ports.metric.MetricStore;
import io.languard.ports.metric.Metrics;
import io.languard.ports.rule.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of figures over time. */
@Component(service = Metrics.class)
public class MetricService implements Metrics {

    static final int MOST_POINTS = 100_000;

    private final Fleet fleet;
    private final MetricStore store;

    @Activate
    public MetricService(@Reference Fleet fleet, @Reference MetricStore store) {
        this.fleet = fleet;
        this.store = store;
    }

    @Override
    public List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step) {
        fleet.require(serverId);
        if (step != null && (step.isNegative() || step.isZero())) {
            throw Rules.refusal("resolution", "must be longer than nothing");
        }
        Optional<Instant> oldest = store.oldest(serverId);
        if (oldest.isEmpty()) {
            return List.of();
        }
        // Without a step there may be as many as were taken.
        Duration each = step == null ? Sampler.PERIOD : step;
        Instant begin = oldest.filter(from::isBefore).orElse(from);
        Instant now = Instant.now();
        if (pointsIn(begin, to.isBefore(now) ? to : now, each) > MOST_POINTS) {
            throw Rules.refusal(
                    "resolution",
                    "gives more than " + MOST_POINTS + " points; ask for a shorter time or a longer step");
        }
        return store.query(serverId, from, to, step);
    }

    private static long pointsIn(Instant from, Instant to, Duration step) {
        return Duration.between(from, to).dividedBy(step) + 1;
    }
}
