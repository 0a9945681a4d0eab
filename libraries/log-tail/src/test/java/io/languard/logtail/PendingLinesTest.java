package io.languard.logtail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingLinesTest {

    final PendingLines held = new PendingLines();

    @Test
    void onlyTheNewestLinesAreRetained() {
        for (long start = 0; start < 50; start += 10) {
            held.add(new RawLine(start, "line"));
        }
        assertThat(held.retainNewest(9)).isFalse();
        assertThat(held.startOffset()).isZero();
        assertThat(held.retainNewest(3)).isTrue();
        assertThat(held.startOffset()).isEqualTo(20);
        assertThat(held.retainNewest(-1)).isTrue();
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void eventsOfLinesAreReleasedWithThem() {
        held.add(new RawLine(0, "one"));
        held.countPublished();
        held.countPublished();
        held.add(new RawLine(10, "two"));
        held.countPublished();
        assertThat(held.published()).isEqualTo(3);
        held.retainNewest(1);
        assertThat(held.published()).isEqualTo(1);
        held.clear();
        assertThat(held.published()).isZero();
    }

    @Test
    void itMovesWithTheFile() {
        held.add(new RawLine(5000, "one"));
        held.shiftOffsets(4096);
        assertThat(held.startOffset()).isEqualTo(904);
    }
}
