package io.languard.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.process.ResourceUsage;
import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerView;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentViewTest {

    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = STARTED.plusMillis(61_500);

    private final ServerRecord record = record();
    private final ResourceUsage usage = new ResourceUsage(1, 2);
    private final RecentView recent = new RecentView(record, 3, 64, usage, null, view(NOW));

    private static ServerRecord record() {
        return new ServerRecord(
                1,
                new ServerDefinition("a", "", "arma3", "/a", 2302, null, false, 0),
                ServerRunState.NEW,
                STARTED,
                STARTED);
    }

    private ServerView view(Instant now) {
        ServerView.Run run =
                new ServerView.Run(ServerStatus.RUNNING, 5L, 0, 3, 64, usage.cpuPercent(), 2.0, STARTED, null);
        return ServerView.of(1, record.definition(), run, STARTED, STARTED, now);
    }

    @Test
    void staysCurrentWithinASecondOfUptime() {
        assertThat(recent.isCurrent(record, 3, 64, usage, null, NOW.plusMillis(499)))
                .isTrue();
        assertThat(recent.isCurrent(record, 3, 64, usage, null, NOW.plusMillis(500)))
                .isFalse();
    }

    @Test
    void isOutdatedByEachChange() {
        ServerFailure failure = new ServerFailure("x", 1, List.of());
        assertThat(recent.isCurrent(record(), 3, 64, usage, null, NOW)).isFalse();
        assertThat(recent.isCurrent(record, 2, 64, usage, null, NOW)).isFalse();
        assertThat(recent.isCurrent(record, 3, 32, usage, null, NOW)).isFalse();
        assertThat(recent.isCurrent(record, 3, null, usage, null, NOW)).isFalse();
        assertThat(recent.isCurrent(record, 3, 64, new ResourceUsage(1, 2), null, NOW))
                .isFalse();
        assertThat(recent.isCurrent(record, 3, 64, null, null, NOW)).isFalse();
        assertThat(recent.isCurrent(record, 3, 64, usage, failure, NOW)).isFalse();
    }
}
