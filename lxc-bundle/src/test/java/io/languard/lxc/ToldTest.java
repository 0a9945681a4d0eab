package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToldTest {

    private final Told told = new Told();

    @Test
    void oneLookServesForAllEventsBeforeIt() {
        assertThat(told.add("a")).isTrue();
        assertThat(told.add("a")).isFalse();
        assertThat(told.add("b")).isTrue();

        told.take("a");
        assertThat(told.add("a")).isTrue();
    }

    @Test
    void aStormOfEventsPilesUpNothing() {
        for (int i = 0; i < Told.MOST; i++) {
            assertThat(told.add("c" + i)).isTrue();
        }
        assertThat(told.add("one more")).isFalse();

        told.take("c0");
        assertThat(told.add("one more")).isTrue();
    }
}
