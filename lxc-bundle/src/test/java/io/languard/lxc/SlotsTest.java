package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final Slots slots = new Slots(1);

    @Test
    void holdAPlaceWhileAStartIsUnderWay() {
        assertThat(slots.reserve("a")).isTrue();
        slots.seen(slots.mark(), Set.of()); // the engine does not run it yet

        assertThat(slots.reserve("b")).isFalse();
        slots.settle("a", false);
        assertThat(slots.reserve("b")).isTrue();
    }

    @Test
    void believeNoLookThatBeganBeforeAChange() {
        long early = slots.mark();
        slots.reserve("a");
        slots.settle("a", true);
        slots.seen(early, Set.of());
        assertThat(slots.full()).isTrue();

        long late = slots.mark();
        slots.settle("a", false);
        slots.seen(late, Set.of("a"));
        assertThat(slots.full()).isFalse();
    }

    @Test
    void believeALookThatBeganAfterIt() {
        slots.reserve("a");
        slots.settle("a", true);
        slots.seen(slots.mark(), Set.of());
        assertThat(slots.full()).isFalse();

        slots.seen(slots.mark(), Set.of("x"));
        assertThat(slots.full()).isTrue();
        slots.seen(slots.mark(), "x", false);
        assertThat(slots.full()).isFalse();
    }

    @Test
    void believeNoLookThatALaterOneOvertook() {
        long first = slots.mark();
        long second = slots.mark();
        slots.seen(second, Set.of());
        slots.seen(first, Set.of("a"));

        assertThat(slots.full()).isFalse();
    }

    @Test
    void keepThePlaceOfOneThatRunsAlready() {
        slots.seen(slots.mark(), Set.of("a", "b")); // more than the cap, by hand

        assertThat(slots.reserve("a")).isTrue();
        assertThat(slots.reserve("c")).isFalse();
    }
}
