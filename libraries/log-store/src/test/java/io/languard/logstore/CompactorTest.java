package io.languard.logstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactorTest {

    private final List<Chunk> chunks = new ArrayList<>();
    private long appended;
    private long written;

    private void append(int lines, int length) {
        LineColumns added = lines(lines, length);
        int absorbed = Compactor.chunksToMerge(chunks, added);
        List<Chunk> old = chunks.subList(chunks.size() - absorbed, chunks.size());
        int total = lines + old.stream().mapToInt(Chunk::lines).sum();
        int bytes = added.bytes()
                + old.stream().mapToInt(each -> each.summary().bytes()).sum();
        old.clear();
        for (LineColumns part : Compactor.split(lines(total, bytes / total - 1))) {
            chunks.add(new Chunk(1, ChunkSummary.of(part)));
        }
        appended += lines;
        written += total;
    }

    private static LineColumns lines(int count, int length) {
        LineColumns lineColumns = new LineColumns(count, count * (length + 1));
        StoredLine line = new StoredLine(0, Instant.EPOCH, 1, "x".repeat(length));
        for (int i = 0; i < count; i++) {
            lineColumns.add(i, line);
        }
        return lineColumns;
    }

    private void assertFewChunksAndWrites() {
        assertThat(chunks.size()).isLessThan((int) (appended / (Compactor.MAX_LINES / 2)) + 60);
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
                .allSatisfy(chunk -> assertThat(chunk.summary().bytes()).isLessThanOrEqualTo(Compactor.MAX_BYTES));
        assertThat(written).isLessThan(appended * 5);
        assertThat(chunks.size()).isLessThan(600 * 30_000 / (Compactor.MAX_BYTES / 2) + 20);
    }
}
