package io.languard.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogLevel;
import io.languard.ports.log.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergingTest {

    private final List<Chunk> chunks = new ArrayList<>();
    private long appended;
    private long written;

    private void append(int lines, int length) {
        Lines added = lines(lines, length);
        int absorbed = Merging.absorbed(chunks, added);
        List<Chunk> old = chunks.subList(chunks.size() - absorbed, chunks.size());
        int total = lines + old.stream().mapToInt(Chunk::lines).sum();
        int bytes = added.bytes()
                + old.stream().mapToInt(each -> each.summary().bytes()).sum();
        old.clear();
        for (Lines part : Merging.split(lines(total, bytes / total - 1))) {
            chunks.add(new Chunk(1, Summary.of(part), null));
        }
        appended += lines;
        written += total;
    }

    private static Lines lines(int count, int length) {
        Lines lines = new Lines(count, count * (length + 1));
        LogLine line = new LogLine(0, Instant.EPOCH, LogLevel.INFO, "x".repeat(length));
        for (int i = 0; i < count; i++) {
            lines.add(i, line);
        }
        return lines;
    }

    private void assertFewChunksAndWrites() {
        assertThat(chunks.size()).isLessThan((int) (appended / (Merging.LINES / 2)) + 60);
        assertThat(written).isLessThan(appended * 5);
    }

    @Test
    void singleLinesBecomeFewChunks() {
        for (int i = 0; i < 100_000; i++) {
            append(1, 1);
        }
        assertFewChunksAndWrites();
    }

    @Test
    void batchesOfAnySizeBecomeFewChunks() {
        for (int size :
                new int[] {2, 15, 16, 17, 100, 255, 300, 500, 1_000, 1_023, 1_024, 1_500, 2_048, 2_049, 5_000}) {
            chunks.clear();
            appended = 0;
            written = 0;
            for (int i = 0; i < 200_000 / size; i++) {
                append(size, 1);
            }
            assertFewChunksAndWrites();
        }
    }

    @Test
    void batchesOfChangingSizesBecomeFewChunks() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            append(random.nextInt(1 << random.nextInt(12)) + 1, 1);
        }
        assertFewChunksAndWrites();
    }

    @Test
    void longLinesMakeAChunkFullToo() {
        for (int i = 0; i < 200; i++) {
            append(3, 30_000);
        }
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.summary().bytes()).isLessThanOrEqualTo(Merging.BYTES));
        assertThat(written).isLessThan(appended * 5);
        assertThat(chunks.size()).isLessThan(600 * 30_000 / (Merging.BYTES / 2) + 20);
    }
}
