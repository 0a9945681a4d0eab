package io.languard.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.CoreThreads;
import io.languard.core.Memory;
import io.languard.ports.event.EventStore;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.event.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventHubTest {

    final CoreThreads threads = new CoreThreads();
    final Memory memory = new Memory();
    final EventHub hub = new EventHub(new Picky(memory.eventStore), threads);

    @AfterEach
    void stop() {
        hub.stop();
        threads.stop();
    }

    @Test
    void aRowThatTheDatabaseRefusesIsLostAlone() {
        memory.away = true; // so that they come in one batch
        List.of("one", "bad", "two").forEach(type -> publish(type, "admin"));
        memory.away = false;
        assertThat(hub.trail(null, null, 10, 0)).extracting(StoredEvent::type).containsExactly("two", "one");
    }

    @Test
    void whatIsTooLongForItsColumnIsCut() {
        publish("\uD83D\uDE00".repeat(300), "x".repeat(300));
        StoredEvent row = hub.trail(null, null, 10, 0).get(0);
        assertThat(row.type().codePointCount(0, row.type().length())).isEqualTo(255);
        assertThat(row.actor()).hasSize(255);
    }

    private void publish(String type, String actor) {
        hub.publish(new PlatformEvent.Audited(null, type, actor, Map.of(), Instant.now()));
    }

    /** Refuses what is called bad, with all that comes with it. */
    private record Picky(EventStore store) implements EventStore {
        @Override
        public void append(List<StoredEvent> rows) {
            if (rows.stream().anyMatch(row -> row.type().equals("bad"))) {
                throw new IllegalStateException("A row is refused");
            }
            store.append(rows);
        }

        @Override
        public List<StoredEvent> query(Integer serverId, String type, int limit, int offset) {
            return store.query(serverId, type, limit, offset);
        }
    }
}
