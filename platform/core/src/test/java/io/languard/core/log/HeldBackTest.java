package io.languard.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldBackTest {

    final HeldBack held = new HeldBack();

    @Test
    void aRecordReleasesAsManyLinesAsItHas() {
        for (long start = 0; start < 50; start += 10) {
            held.add(new Line(start, "line"));
        }
        held.release("one\ntwo\nthree");
        assertThat(held.start()).isEqualTo(30);
        held.release("four");
        assertThat(held.start()).isEqualTo(40);
        held.release("five\nand more than there is");
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void linesThatAreNotGivenOutGoByTheirNumber() {
        for (long start = 0; start < 50; start += 10) {
            held.add(new Line(start, "line"));
        }
        held.release(2);
        assertThat(held.start()).isEqualTo(20);
        held.release(9);
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void whatLinesHaveToldGoesWithThem() {
        held.add(new Line(0, "one"));
        held.tell();
        held.tell();
        held.add(new Line(10, "two"));
        held.tell();
        assertThat(held.told()).isEqualTo(3);
        held.release("one");
        assertThat(held.told()).isEqualTo(1);
        held.clear();
        assertThat(held.told()).isZero();
    }

    @Test
    void itMovesWithTheFile() {
        held.add(new Line(5000, "one"));
        held.shift(4096);
        assertThat(held.start()).isEqualTo(904);
    }
}
