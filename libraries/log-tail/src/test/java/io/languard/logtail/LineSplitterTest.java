package io.languard.logtail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    final LineSplitter cutter = new LineSplitter();
    final List<RawLine> lines = new ArrayList<>();

    @Test
    void aLineEndsWithLfOrCrLf() {
        take("one\ntwo\r\n\nthree");
        assertThat(lines).containsExactly(new RawLine(0, "one"), new RawLine(4, "two"), new RawLine(9, ""));
        assertThat(cutter.start()).isEqualTo(10);
        assertThat(cutter.offset()).isEqualTo(15);
        take("!\n");
        assertThat(lines.get(3)).isEqualTo(new RawLine(10, "three!"));
    }

    @Test
    void aCrLfSplitAcrossTwoReadsIsOneLineEnd() {
        take("one\r");
        take("\ntwo\n");
        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void decodesACharacterSplitAcrossTwoReads() {
        byte[] bytes = "schön\n".getBytes(StandardCharsets.UTF_8);
        cutter.feed(bytes, 4, 100, lines::add);
        byte[] rest = java.util.Arrays.copyOfRange(bytes, 4, bytes.length);
        cutter.feed(rest, rest.length, 100, lines::add);
        assertThat(texts()).containsExactly("schön");
    }

    @Test
    void removesAByteOrderMarkOnlyAtTheStart() {
        take("\uFEFFone\n\uFEFFtwo\n");
        assertThat(texts()).containsExactly("one", "\uFEFFtwo");
    }

    @Test
    void invalidBytesBecomeReplacementCharacters() {
        byte[] bytes = {(byte) 0xC3, (byte) 0xA4, (byte) 0xFF, 'b', '\n'};
        cutter.feed(bytes, bytes.length, 100, lines::add);
        take("\uFFFD\n");
        assertThat(texts()).containsExactly("ä\uFFFDb", "\uFFFD");
    }

    @Test
    void aLineWithoutUtf8IsReadAsWindows1252() {
        byte[] bytes = "Größe €\r\n".getBytes(Charset.forName("windows-1252"));
        cutter.feed(bytes, bytes.length, 100, lines::add);
        take("Größe\n");
        assertThat(texts()).containsExactly("Größe €", "Größe");
    }

    @Test
    void aHoleIsNotALine() {
        take("\0\0\0\0one\n");
        assertThat(lines).containsExactly(new RawLine(0, "one"));
        assertThat(cutter.start()).isEqualTo(8);
    }

    @Test
    void aLineThatIsTooLongIsReturnedTruncatedImmediatelyAndItsRestIsDropped() {
        take("x".repeat(LineSplitter.MAX_BYTES + 10));
        assertThat(texts()).containsExactly("x".repeat(LineSplitter.MAX_BYTES) + LineSplitter.TRUNCATION_MARK);
        assertThat(cutter.insideTruncatedLine()).isTrue();
        assertThat(cutter.start()).isEqualTo(cutter.offset());
        take("more\nnext\n");
        assertThat(texts()).hasSize(2).last().isEqualTo("next");
        assertThat(lines.get(1).start()).isEqualTo(LineSplitter.MAX_BYTES + 15);
    }

    @Test
    void aLineOfTheMaximumLengthIsComplete() {
        take("x".repeat(LineSplitter.MAX_BYTES) + "\n");
        assertThat(texts()).containsExactly("x".repeat(LineSplitter.MAX_BYTES));
    }

    @Test
    void truncationDoesNotSplitACharacter() {
        take("x".repeat(LineSplitter.MAX_BYTES - 1) + "€uro\n");
        assertThat(texts()).containsExactly("x".repeat(LineSplitter.MAX_BYTES - 1) + LineSplitter.TRUNCATION_MARK);
    }

    @Test
    void aCompleteCharacterAtTheTruncationPointIsRetained() {
        take("x".repeat(LineSplitter.MAX_BYTES - 3) + "€uro\n");
        assertThat(texts())
                .containsExactly("x".repeat(LineSplitter.MAX_BYTES - 3) + "€" + LineSplitter.TRUNCATION_MARK);
    }

    @Test
    void resumingInsideATruncatedLineDropsItsRest() {
        cutter.seek(100, true);
        take("rest\nnext\n");
        assertThat(lines).containsExactly(new RawLine(105, "next"));
    }

    @Test
    void noMoreLinesAreConsumedThanRequested() {
        byte[] bytes = "a\nb\nc\n".getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.feed(bytes, bytes.length, 2, lines::add)).isEqualTo(4);
        assertThat(texts()).containsExactly("a", "b");
        assertThat(cutter.offset()).isEqualTo(4);
    }

    @Test
    void theRestIsReturnedOnce() {
        take("half");
        assertThat(cutter.takePartialLine()).isEqualTo(new RawLine(0, "half"));
        assertThat(cutter.takePartialLine()).isNull();
        assertThat(cutter.start()).isEqualTo(4);
    }

    @Test
    void everySplitOfTheBytesYieldsTheSameLines() {
        byte[] text = ("\uFEFFä\r\n" + "y".repeat(70_000) + "\n\0\0z\nend\n").getBytes(StandardCharsets.UTF_8);
        take(new String(text, StandardCharsets.UTF_8));
        for (int piece : new int[] {1, 2, 3, 7, 4096, 65536}) {
            LineSplitter other = new LineSplitter();
            List<RawLine> same = new ArrayList<>();
            for (int from = 0; from < text.length; from += piece) {
                int length = Math.min(piece, text.length - from);
                byte[] now = java.util.Arrays.copyOfRange(text, from, from + length);
                assertThat(other.feed(now, length, 100, same::add)).isEqualTo(length);
            }
            assertThat(same).as("pieces of %d", piece).isEqualTo(lines);
        }
    }

    private void take(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.feed(bytes, bytes.length, 100, lines::add)).isEqualTo(bytes.length);
    }

    private List<String> texts() {
        return lines.stream().map(RawLine::text).toList();
    }
}
