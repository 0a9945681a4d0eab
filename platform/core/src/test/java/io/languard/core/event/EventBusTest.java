package io.languard.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.CoreExecutors;
import io.languard.core.InMemoryStores;
import io.languard.service.event.AdapterEvent;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.PlatformEvent;
import io.languard.spi.event.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventBusTest {

    final CoreExecutors threads = new CoreExecutors();
    final InMemoryStores memory = new InMemoryStores();
    final EventBus eventBus = new EventBus(new RejectingEventStore(memory.eventStore), threads);

    @AfterEach
    void stop() {
        eventBus.stop();
        threads.stop();
    }

    @Test
    void dropsOnlyTheRowThatTheDatabaseRejects() {
        memory.unavailable = true; // so that they are appended in one batch
        List.of("one", "bad", "two").forEach(type -> publish(type, "admin"));
        memory.unavailable = false;
        assertThat(eventBus.trail(null, null, 10, 0))
                .extracting(AuditRecord::type)
                .containsExactly("two", "one");
    }

    @Test
    void dropsTheOldestEventsBeyondTheLimitWhileTheDatabaseIsUnavailable() {
        memory.unavailable = true;
        for (int i = 0; i < EventBus.MAX_PENDING + 100; i++) {
            publish("event_" + i, "admin");
        }
        memory.unavailable = false;
        List<AuditRecord> stored = eventBus.trail(null, null, 2 * EventBus.MAX_PENDING, 0);
        assertThat(stored).hasSizeBetween(EventBus.MAX_PENDING, EventBus.MAX_PENDING + 100);
        assertThat(stored.get(0).type()).isEqualTo("event_" + (EventBus.MAX_PENDING + 99));
        assertThat(stored).extracting(AuditRecord::type).doesNotHaveDuplicates();
    }

    @Test
    void truncatesTextsToTheLengthOfTheirColumn() {
        publish("\uD83D\uDE00".repeat(300), "x".repeat(300));
        AuditRecord row = eventBus.trail(null, null, 10, 0).get(0);
        assertThat(row.type().codePointCount(0, row.type().length())).isEqualTo(255);
        assertThat(row.actor()).hasSize(255);
    }

    private void publish(String type, String actor) {
        eventBus.publish(new PlatformEvent.Audited(null, actor, new AdapterEvent(type, Map.of()), Instant.now()));
    }

    /** Rejects every batch that contains a row of type {@code bad}. */
    private record RejectingEventStore(EventStore store) implements EventStore {
        @Override
        public void append(List<AuditRecord> rows) {
            if (rows.stream().anyMatch(row -> row.type().equals("bad"))) {
                throw new IllegalStateException("A row is rejected");
            }
            store.append(rows);
        }

        @Override
        public long count(Integer serverId, String type) {
            return store.count(serverId, type);
        }

        @Override
        public List<AuditRecord> query(Integer serverId, String type, int limit, int offset) {
            return store.query(serverId, type, limit, offset);
        }
    }
}
