package io.languard.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.ports.player.Visit;
import io.languard.ports.player.VisitPage;
import io.languard.ports.player.VisitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Duration KEEP = Duration.ofDays(7);

    final CoreThreads threads = new CoreThreads();
    final Memory memory = new Memory();
    final Visits visits = new Visits();

    @AfterEach
    void stop() {
        threads.stop();
    }

    @Test
    void whatIsOlderThanItNeedBeIsRemoved() {
        Instant before = Instant.now();
        Retention retention = start();
        Awaitility.await().until(() -> visits.purged != null);
        retention.stop();
        assertThat(memory.metricStore.kept).isEqualTo(KEEP);
        assertThat(memory.logStore.purged)
                .isBetween(before.minus(KEEP), Instant.now().minus(KEEP));
        assertThat(visits.purged).isEqualTo(memory.logStore.purged);
    }

    @Test
    void itIsTriedAgainWhenTheDatabaseIsBack() {
        memory.away = true;
        Retention retention = start();
        Awaitility.await().until(() -> memory.refusals > 1);
        memory.away = false;
        Awaitility.await().until(() -> memory.logStore.purged != null && memory.metricStore.kept != null);
        retention.stop();
    }

    private Retention start() {
        return new Retention(memory.logStore, memory.metricStore, visits, KEEP, threads, Duration.ofMillis(10));
    }

    /** Remembers only what is asked here. */
    private static final class Visits implements VisitStore {

        volatile Instant purged;

        @Override
        public List<Visit> open(int serverId) {
            return List.of();
        }

        @Override
        public List<Visit> save(List<Visit> visits) {
            return visits;
        }

        @Override
        public VisitPage query(int serverId, String search, int limit, int offset) {
            return new VisitPage(0, List.of());
        }

        @Override
        public void purge(Instant before) {
            purged = before;
        }
    }
}
