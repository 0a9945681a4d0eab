package io.languard.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.player.PlayerSessionPage;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.spi.player.PlayerSessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTaskTest {

    private static final Duration KEEP = Duration.ofDays(7);

    final CoreExecutors threads = new CoreExecutors();
    final InMemoryStores memory = new InMemoryStores();
    final PurgeRecordingStore visits = new PurgeRecordingStore();

    @AfterEach
    void stop() {
        threads.stop();
    }

    @Test
    void whatIsOlderThanItNeedBeIsRemoved() {
        Instant before = Instant.now();
        RetentionTask retentionTask = start();
        Awaitility.await().until(() -> visits.purged != null);
        retentionTask.stop();
        assertThat(memory.metricStore.kept).isEqualTo(KEEP);
        assertThat(memory.logStore.purged)
                .isBetween(before.minus(KEEP), Instant.now().minus(KEEP));
        assertThat(visits.purged).isEqualTo(memory.logStore.purged);
    }

    @Test
    void itIsTriedAgainWhenTheDatabaseIsBack() {
        memory.unavailable = true;
        RetentionTask retentionTask = start();
        Awaitility.await().until(() -> memory.rejectedCalls > 1);
        memory.unavailable = false;
        Awaitility.await().until(() -> memory.logStore.purged != null && memory.metricStore.kept != null);
        retentionTask.stop();
    }

    private RetentionTask start() {
        return new RetentionTask(memory.logStore, memory.metricStore, visits, KEEP, threads, Duration.ofMillis(10));
    }

    /** Remembers only what is asked here. */
    private static final class PurgeRecordingStore implements PlayerSessionStore {

        volatile Instant purged;

        @Override
        public List<PlayerSessionRecord> open(int serverId) {
            return List.of();
        }

        @Override
        public List<PlayerSessionRecord> save(List<PlayerSessionRecord> playerSessionRecords) {
            return playerSessionRecords;
        }

        @Override
        public PlayerSessionPage query(int serverId, String search, int limit, int offset) {
            return new PlayerSessionPage(0, List.of());
        }

        @Override
        public void purge(Instant before) {
            purged = before;
        }
    }
}
