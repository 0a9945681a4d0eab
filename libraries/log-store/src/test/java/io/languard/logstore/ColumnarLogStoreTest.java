package io.languard.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnarLogStoreTest {

    private static final LineQuery ALL = new LineQuery(LineQuery.ANY_LEVEL, null, null, 1_000_000, 0);

    private JdbcChunks chunks;
    private ColumnarLogStore<JdbcChunks.Rows> store;

    @BeforeEach
    void open(@TempDir Path folder) {
        chunks = new JdbcChunks(folder);
        chunks.createLog(1);
        store = new ColumnarLogStore<>(chunks, 10_000);
    }

    @AfterEach
    void close() {
        chunks.close();
    }

    private static List<StoredLine> lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new StoredLine(0, Instant.ofEpochMilli(i), i % 4, "line " + i))
                .toList();
    }

    private void append(int from, int to) {
        store.append(1, lines(from, to), rows -> {});
    }

    @Test
    void aReaderWithAViewNeitherSeesNorFindsTheRest() {
        UnaryOperator<String> view = message -> message.replaceAll("secret[0-9]*", "-");
        List<StoredLine> lines = Stream.of("a secret1 B", "secret12 and secret34", "plain 12", "Ї secret12")
                .map(message -> new StoredLine(0, Instant.EPOCH, 0, message))
                .toList();
        store.append(1, lines, rows -> {});
        assertThat(store.query(1, new LineQuery(LineQuery.ANY_LEVEL, null, null, 10, 0, view))
                        .lines())
                .extracting(StoredLine::message)
                .containsExactly("Ї -", "plain 12", "- and -", "a - B");
        for (String search : List.of("secret12", "12", "t1", "T12 AND", "- and", "Ї", "sec")) {
            // Twice: the second response is from the cache of the counts.
            for (int i = 0; i < 2; i++) {
                LinePage page = store.query(1, new LineQuery(LineQuery.ANY_LEVEL, null, search, 10, 0, view));
                assertThat(page.lines())
                        .allSatisfy(line -> assertThat(line.message().toLowerCase(Locale.ROOT))
                                .contains(search.toLowerCase(Locale.ROOT)));
                assertThat(page.total()).isEqualTo(page.lines().size());
            }
        }
        assertThat(store.query(1, new LineQuery(LineQuery.ANY_LEVEL, null, "secret12", 10, 0, view))
                        .total())
                .isZero();
        assertThat(store.query(1, new LineQuery(LineQuery.ANY_LEVEL, null, "secret12", 10, 0))
                        .total())
                .isEqualTo(2);
        assertThat(store.query(1, new LineQuery(LineQuery.ANY_LEVEL, null, "12", 10, 0, view))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void linesAreReturnedNewestFirstWithTheirIds() {
        append(0, 3);
        append(3, 5);

        LinePage page = store.query(1, ALL);

        assertThat(page.total()).isEqualTo(5);
        assertThat(page.lines().get(0)).isEqualTo(new StoredLine(5, Instant.ofEpochMilli(4), 0, "line 4"));
        assertThat(page.lines()).extracting(StoredLine::id).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aQueryFiltersByLevelTimeAndText() {
        append(0, 5_000);

        LinePage page = store.query(1, new LineQuery(1, Instant.ofEpochMilli(100), "LINE 49", 3, 1));

        assertThat(page.total()).isEqualTo(2 + 25); // 49x and 49xx; line 49 is too old
        assertThat(page.lines()).extracting(StoredLine::message).containsExactly("line 4993", "line 4989", "line 4985");
    }

    @Test
    void theOldestLinesAreDroppedBeyondTheMaximum() {
        for (int i = 0; i < 30_000; i += 700) {
            append(i, i + 700);
        }

        LinePage page = store.query(1, ALL);

        assertThat(page.total()).isBetween(10_000L - ColumnarLogStore.CHUNK_LINES, 10_000L);
        assertThat(page.lines()).hasSize((int) page.total());
        assertThat(page.lines().get(0).message()).isEqualTo("line 30099");
    }

    @Test
    void aFailureAlongsideStoresNothing() {
        append(0, 10);

        assertThatThrownBy(() -> store.append(1, lines(10, 20), rows -> {
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");

        assertThat(store.query(1, ALL).total()).isEqualTo(10);
        append(10, 12);
        assertThat(store.query(1, ALL).total()).isEqualTo(12);
    }

    @Test
    void workAlongsideRunsWithoutLinesButNotForALogThatDoesNotExist() {
        AtomicInteger runs = new AtomicInteger();

        store.append(1, List.of(), rows -> runs.incrementAndGet());
        store.append(2, lines(0, 5), rows -> runs.incrementAndGet());

        assertThat(runs).hasValue(1);
        assertThat(chunks.count("chunks")).isZero();
    }

    @Test
    void changesByAnotherProgramAreNoticed() {
        append(0, 100);
        chunks.execute("DELETE FROM chunks");
        assertThat(store.query(1, ALL).total()).isZero();

        append(0, 2);
        chunks.execute("DELETE FROM chunks");
        append(2, 2_000);
        assertThat(store.query(1, ALL).lines()).hasSize(1_998);
    }

    @Test
    void aDeletedLogIsEmpty() {
        append(0, 100);
        chunks.execute("DELETE FROM logs");
        assertThat(store.query(1, ALL).total()).isZero();
    }

    @Test
    void idsContinueAfterClearing() {
        append(0, 3_000);
        store.clear(1);
        assertThat(store.query(1, ALL).total()).isZero();
        assertThat(chunks.count("chunks")).isEqualTo(1);

        append(0, 1);
        assertThat(store.query(1, ALL).lines()).extracting(StoredLine::id).containsExactly(3_001L);
    }

    @Test
    void purgeRemovesOldChunksAndTrimsTheOneAtTheLimit() {
        int hour = 3_600_000;
        for (int i = 0; i < 10; i++) {
            int at = i * hour;
            store.append(
                    1,
                    IntStream.range(0, 1_500)
                            .mapToObj(k -> new StoredLine(0, Instant.ofEpochMilli(at + k * 2_000L), 0, "at " + at))
                            .toList(),
                    rows -> {});
        }

        store.purge(Instant.ofEpochMilli(5L * hour));

        List<StoredLine> left = store.query(1, ALL).lines();
        assertThat(left.get(left.size() - 1).time()).isAfterOrEqualTo(Instant.ofEpochMilli(4L * hour));
        assertThat(left)
                .filteredOn(line -> line.time().toEpochMilli() >= 5L * hour)
                .hasSize(7_500);
    }
}
