package io.languard.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineCutterTest {

    final LineCutter cutter = new LineCutter();
    final List<Line> lines = new ArrayList<>();

    @Test
    void aLineEndsWithLfOrCrLf() {
        take("one\ntwo\r\n\nthree");
        assertThat(lines).containsExactly(new Line(0, "one"), new Line(4, "two"), new Line(9, ""));
        assertThat(cutter.start()).isEqualTo(10);
        assertThat(cutter.offset()).isEqualTo(15);
        take("!\n");
        assertThat(lines.get(3)).isEqualTo(new Line(10, "three!"));
    }

    @Test
    void aCrLfThatComesInTwoPiecesIsOneEnd() {
        take("one\r");
        take("\ntwo\n");
        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void aCharacterThatComesInTwoPiecesIsWhole() {
        byte[] bytes = "schön\n".getBytes(StandardCharsets.UTF_8);
        cutter.take(bytes, 4, 100, lines::add);
        byte[] rest = java.util.Arrays.copyOfRange(bytes, 4, bytes.length);
        cutter.take(rest, rest.length, 100, lines::add);
        assertThat(texts()).containsExactly("schön");
    }

    @Test
    void aByteOrderMarkIsLeftOutAtTheStartOnly() {
        take("\uFEFFone\n\uFEFFtwo\n");
        assertThat(texts()).containsExactly("one", "\uFEFFtwo");
    }

    @Test
    void bytesThatAreNoTextBecomeReplacements() {
        byte[] bytes = {'a', (byte) 0xFF, 'b', '\n'};
        cutter.take(bytes, bytes.length, 100, lines::add);
        assertThat(texts()).containsExactly("a\uFFFDb");
    }

    @Test
    void aHoleIsNoLine() {
        take("\0\0\0\0one\n");
        assertThat(lines).containsExactly(new Line(0, "one"));
        assertThat(cutter.start()).isEqualTo(8);
    }

    @Test
    void aLineThatIsTooLongIsGivenOutCutAtOnceAndItsRestLeftOut() {
        take("x".repeat(LineCutter.LONGEST + 10));
        assertThat(texts()).containsExactly("x".repeat(LineCutter.LONGEST) + LineCutter.CUT);
        assertThat(cutter.insideCutLine()).isTrue();
        assertThat(cutter.start()).isEqualTo(cutter.offset());
        take("more\nnext\n");
        assertThat(texts()).hasSize(2).last().isEqualTo("next");
        assertThat(lines.get(1).start()).isEqualTo(LineCutter.LONGEST + 15);
    }

    @Test
    void aLineOfTheLongestLengthIsWhole() {
        take("x".repeat(LineCutter.LONGEST) + "\n");
        assertThat(texts()).containsExactly("x".repeat(LineCutter.LONGEST));
    }

    @Test
    void theCutDoesNotBreakACharacter() {
        take("x".repeat(LineCutter.LONGEST - 1) + "€uro\n");
        assertThat(texts()).containsExactly("x".repeat(LineCutter.LONGEST - 1) + LineCutter.CUT);
    }

    @Test
    void aWholeCharacterAtTheCutStays() {
        take("x".repeat(LineCutter.LONGEST - 3) + "€uro\n");
        assertThat(texts()).containsExactly("x".repeat(LineCutter.LONGEST - 3) + "€" + LineCutter.CUT);
    }

    @Test
    void goingOnInsideACutLineLeavesItsRestOut() {
        cutter.seek(100, true);
        take("rest\nnext\n");
        assertThat(lines).containsExactly(new Line(105, "next"));
    }

    @Test
    void noMoreLinesAreTakenThanWereAskedFor() {
        byte[] bytes = "a\nb\nc\n".getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.take(bytes, bytes.length, 2, lines::add)).isEqualTo(4);
        assertThat(texts()).containsExactly("a", "b");
        assertThat(cutter.offset()).isEqualTo(4);
    }

    @Test
    void theRestIsGivenOutOnce() {
        take("half");
        assertThat(cutter.rest()).isEqualTo(new Line(0, "half"));
        assertThat(cutter.rest()).isNull();
        assertThat(cutter.start()).isEqualTo(4);
    }

    @Test
    void everyWayToCutTheBytesGivesTheSameLines() {
        byte[] text = ("\uFEFFä\r\n" + "y".repeat(70_000) + "\n\0\0z\nend\n").getBytes(StandardCharsets.UTF_8);
        take(new String(text, StandardCharsets.UTF_8));
        for (int piece : new int[] {1, 2, 3, 7, 4096, 65536}) {
            LineCutter other = new LineCutter();
            List<Line> same = new ArrayList<>();
            for (int from = 0; from < text.length; from += piece) {
                int length = Math.min(piece, text.length - from);
                byte[] now = java.util.Arrays.copyOfRange(text, from, from + length);
                assertThat(other.take(now, length, 100, same::add)).isEqualTo(length);
            }
            assertThat(same).as("pieces of %d", piece).isEqualTo(lines);
        }
    }

    private void take(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.take(bytes, bytes.length, 100, lines::add)).isEqualTo(bytes.length);
    }

    private List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }
}
