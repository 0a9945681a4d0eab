package io.languard.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingLinesTest {

    final PendingLines held = new PendingLines();

    @Test
    void aRecordReleasesAsManyLinesAsItHas() {
        for (long start = 0; start < 50; start += 10) {
            held.add(new RawLine(start, "line"));
        }
        held.release("one\ntwo\nthree");
        assertThat(held.startOffset()).isEqualTo(30);
        held.release("four");
        assertThat(held.startOffset()).isEqualTo(40);
        held.release("five\nand more than there is");
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void linesThatAreNotGivenOutGoByTheirNumber() {
        for (long start = 0; start < 50; start += 10) {
            held.add(new RawLine(start, "line"));
        }
        held.release(2);
        assertThat(held.startOffset()).isEqualTo(20);
        held.release(9);
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void whatLinesHaveToldGoesWithThem() {
        held.add(new RawLine(0, "one"));
        held.countPublished();
        held.countPublished();
        held.add(new RawLine(10, "two"));
        held.countPublished();
        assertThat(held.published()).isEqualTo(3);
        held.release("one");
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
