package io.languard.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogItem;
import io.languard.service.event.AdapterEvent;
import io.languard.service.event.PlatformEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogEventPublisherTest {

    final List<PlatformEvent> published = new ArrayList<>();
    final LogEventPublisher publisher =
            new LogEventPublisher(1, published::add, () -> null, new LogCounters.ServerCounters());

    @Test
    void anEventOfAnotherFormIsIgnoredAndTheNextOneIsNot() {
        publish(
                new LogItem.GameEvent("Not snake case", Map.of()),
                new LogItem.GameEvent(null, Map.of()),
                new LogItem.GameEvent("no_detail", null),
                new LogItem.GameEvent("no_json", Map.of("value", new Object())),
                new LogItem.GameEvent("chat", Map.of("message", "hi")));
        assertThat(events()).containsExactly(new AdapterEvent("chat", Map.of("message", "hi")));
    }

    @Test
    void noObjectOfTheAdapterIsRetained() {
        publish(new LogItem.GameEvent("placed", Map.of("at", new Position(1, 2))));
        assertThat(events()).containsExactly(new AdapterEvent("placed", Map.of("at", Map.of("x", 1, "y", 2))));
    }

    private void publish(LogItem... items) {
        publisher.publish(Arrays.asList(items));
    }

    private List<Object> events() {
        return published.stream()
                .<Object>map(event -> ((PlatformEvent.Audited) event).event())
                .toList();
    }

    /** Stands for a class of an adapter. */
    public record Position(int x, int y) {}
}
