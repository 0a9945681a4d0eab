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

    private static final Duration RETENTION = Duration.ofDays(7);

    final CoreExecutors executors = new CoreExecutors();
    final InMemoryStores memory = new InMemoryStores();
    final PurgeRecordingStore playerSessions = new PurgeRecordingStore();

    @AfterEach
    void stop() {
        executors.stop();
    }

    @Test
    void deletesDataOlderThanTheRetentionPeriod() {
        Instant before = Instant.now();
        RetentionTask retentionTask = start();
        Awaitility.await().until(() -> playerSessions.purged != null);
        retentionTask.stop();
        assertThat(memory.metricStore.retention).isEqualTo(RETENTION);
        assertThat(memory.logStore.purged)
                .isBetween(before.minus(RETENTION), Instant.now().minus(RETENTION));
        assertThat(playerSessions.purged).isEqualTo(memory.logStore.purged);
    }

    @Test
    void retriesWhenTheDatabaseIsAvailableAgain() {
        memory.unavailable = true;
        RetentionTask retentionTask = start();
        Awaitility.await().until(() -> memory.rejectedCalls > 1);
        memory.unavailable = false;
        Awaitility.await().until(() -> memory.logStore.purged != null && memory.metricStore.retention != null);
        retentionTask.stop();
    }

    private RetentionTask start() {
        return new RetentionTask(
                memory.logStore, memory.metricStore, playerSessions, RETENTION, executors, Duration.ofMillis(10));
    }

    /** Records the cutoff of the last purge. */
    private static final class PurgeRecordingStore implements PlayerSessionStore {

        volatile Instant purged;

        @Override
        public List<PlayerSessionRecord> open(int serverId) {
            return List.of();
        }

        @Override
        public List<PlayerSessionRecord> save(List<PlayerSessionRecord> sessions) {
            return sessions;
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
