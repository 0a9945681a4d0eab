package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventDebouncerTest {

    private final EventDebouncer eventDebouncer = new EventDebouncer();

    @Test
    void coalescesEventsUntilTheCheck() {
        assertThat(eventDebouncer.offer("a")).isTrue();
        assertThat(eventDebouncer.offer("a")).isFalse();
        assertThat(eventDebouncer.offer("b")).isTrue();

        eventDebouncer.release("a");
        assertThat(eventDebouncer.offer("a")).isTrue();
    }

    @Test
    void dropsEventsBeyondTheLimit() {
        for (int i = 0; i < EventDebouncer.MAX_PENDING; i++) {
            assertThat(eventDebouncer.offer("c" + i)).isTrue();
        }
        assertThat(eventDebouncer.offer("one more")).isFalse();

        eventDebouncer.release("c0");
        assertThat(eventDebouncer.offer("one more")).isTrue();
    }
}
