package io.languard.logtail;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.logtail.LineParser.Parsed;
import org.junit.jupiter.api.Test;

class PendingLinesTest {

    final PendingLines held = new PendingLines();

    @Test
    void anItemOfTextConsumesAsManyLinesAsTheTextHas() {
        for (long start = 0; start < 50; start += 10) {
            held.add(new RawLine(start, "line"));
        }
        held.release(Parsed.ofText("", "one\ntwo\nthree").lines());
        assertThat(held.startOffset()).isEqualTo(30);
        held.release(Parsed.ofText("", "four").lines());
        assertThat(held.startOffset()).isEqualTo(40);
        held.release(Parsed.ofText("", "five\nand more than there is").lines());
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void linesAreReleasedByNumber() {
        for (long start = 0; start < 50; start += 10) {
            held.add(new RawLine(start, "line"));
        }
        held.release(2);
        assertThat(held.startOffset()).isEqualTo(20);
        held.release(9);
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
        held.release(1);
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
