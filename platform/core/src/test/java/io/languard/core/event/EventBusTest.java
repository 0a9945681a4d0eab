package io.languard.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.CoreExecutors;
import io.languard.core.InMemoryStores;
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
    final EventBus hub = new EventBus(new RejectingEventStore(memory.eventStore), threads);

    @AfterEach
    void stop() {
        hub.stop();
        threads.stop();
    }

    @Test
    void aRowThatTheDatabaseRefusesIsLostAlone() {
        memory.unavailable = true; // so that they come in one batch
        List.of("one", "bad", "two").forEach(type -> publish(type, "admin"));
        memory.unavailable = false;
        assertThat(hub.trail(null, null, 10, 0)).extracting(AuditRecord::type).containsExactly("two", "one");
    }

    @Test
    void whatIsTooLongForItsColumnIsCut() {
        publish("\uD83D\uDE00".repeat(300), "x".repeat(300));
        AuditRecord row = hub.trail(null, null, 10, 0).get(0);
        assertThat(row.type().codePointCount(0, row.type().length())).isEqualTo(255);
        assertThat(row.actor()).hasSize(255);
    }

    private void publish(String type, String actor) {
        hub.publish(new PlatformEvent.Audited(null, type, actor, Map.of(), Instant.now()));
    }

    /** Refuses what is called bad, with all that comes with it. */
    private record RejectingEventStore(EventStore store) implements EventStore {
        @Override
        public void append(List<AuditRecord> rows) {
            if (rows.stream().anyMatch(row -> row.type().equals("bad"))) {
                throw new IllegalStateException("A row is refused");
            }
            store.append(rows);
        }

        @Override
        public List<AuditRecord> query(Integer serverId, String type, int limit, int offset) {
            return store.query(serverId, type, limit, offset);
        }
    }
}
