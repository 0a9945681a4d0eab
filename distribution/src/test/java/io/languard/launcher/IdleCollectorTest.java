package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleCollectorTest {

    private static final long USUAL = 50L * 1024 * 1024;

    private long committed = USUAL;
    private long live = USUAL;
    private long collections;
    private int runs;
    private final IdleCollector collector = new IdleCollector(() -> committed, () -> collections, this::collect);

    @Test
    void collectsOnceAfterWorkThatMadeTheHeapGrow() {
        committed += IdleCollector.GROWTH;
        collections++;
        collector.check();
        assertThat(runs).as("while there is work").isZero();

        collector.check();
        collector.check();

        assertThat(runs).isEqualTo(1);
    }

    @Test
    void doesNotCollectWhatHasHardlyGrown() {
        committed += IdleCollector.GROWTH - 1;

        collector.check();

        assertThat(runs).isZero();
    }

    @Test
    void doesNotTryAgainWhereNothingCouldBeFreed() {
        committed += IdleCollector.GROWTH;
        live = committed;

        collector.check();
        collector.check();

        assertThat(runs).isEqualTo(1);
    }

    private void collect() {
        runs++;
        collections++;
        committed = live;
    }
}
