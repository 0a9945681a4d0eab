package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogLevel;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.spi.log.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class LogStoreContract extends StoreContract {

    private static final LogQuery ALL = new LogQuery(null, null, null, 1_000_000, 0);

    private static LogLine line(String message) {
        return new LogLine(0, NOW, LogLevel.INFO, message);
    }

    private static List<LogLine> lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        new LogLine(0, NOW.plusMillis(i * 10L), LogLevel.values()[i % 4], "line " + i + " of many"))
                .toList();
    }

    private void append(int server, List<LogLine> lines) {
        fixture().logs().append(server, lines, List.of());
    }

    private LogPage query(int server, LogQuery query) {
        return fixture().logs().query(server, query);
    }

    private List<String> messages(int server) {
        List<String> oldestFirst = new ArrayList<>(
                query(server, ALL).lines().stream().map(LogLine::message).toList());
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private List<String> found(int server, String search) {
        LogPage page = query(server, new LogQuery(null, null, search, 100, 0));
        assertThat(page.total()).isEqualTo(page.lines().size());
        return page.lines().stream().map(LogLine::message).toList();
    }

    /** Returns the result of a query evaluated line by line. */
    private static LogPage queryNaively(List<LogLine> newestFirst, LogQuery query, Predicate<LogLine> filter) {
        List<LogLine> all = newestFirst.stream().filter(filter).toList();
        return new LogPage(
                all.size(),
                all.stream().skip(query.offset()).limit(query.limit()).toList());
    }

    @Test
    void shortensPagesOfVeryLongLines() {
        int server = stored("s").id();
        String message = "x".repeat(60_000);
        for (int i = 0; i < 10; i++) {
            fixture()
                    .logs()
                    .append(
                            server,
                            java.util.stream.IntStream.range(0, 10)
                                    .mapToObj(k -> new LogLine(0, NOW, LogLevel.INFO, message))
                                    .toList(),
                            List.of());
        }
        LogPage first = fixture().logs().query(server, new LogQuery(null, null, null, 1000, 0));
        assertThat(first.total()).isEqualTo(100);
        assertThat(first.lines()).hasSizeBetween(10, 60);
        int next = first.lines().size();
        LogPage second = fixture().logs().query(server, new LogQuery(null, null, null, 1000, next));
        assertThat(second.lines().get(0).id())
                .isEqualTo(first.lines().get(next - 1).id() - 1);
    }

    @Test
    void readsBackEveryMessage() {
        int server = stored("s").id();
        List<String> messages =
                List.of("", " ", EMOJI, "a\u0000b", "two\r\nlines", "\uFFFF", "%_\\", "x".repeat(65_536));

        append(server, messages.stream().map(LogStoreContract::line).toList());

        assertThat(messages(server)).isEqualTo(messages);
        fixture().reopen();
        assertThat(messages(server)).isEqualTo(messages);
    }

    @Test
    void readsBackTimesAndLevelsInInsertionOrder() {
        int server = stored("s").id();
        LogLine late = new LogLine(0, NOW.plusSeconds(5), LogLevel.ERROR, "late");
        LogLine early = new LogLine(0, NOW.minusSeconds(5_000_000), LogLevel.DEBUG, "early");

        append(server, List.of(late, early));

        assertThat(query(server, ALL).lines())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(early, late);
    }

    @Test
    void queriesMatchANaiveEvaluation() {
        int server = stored("s").id();
        Random random = new Random(7);
        for (int next = 0; next < 12_000; ) {
            int size = 1 + random.nextInt(1 << random.nextInt(12));
            append(server, lines(next, next + size));
            next += size;
        }
        List<LogLine> all = query(server, ALL).lines();
        assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(b.id(), a.id()));
        for (int i = 0; i < 200; i++) {
            LogLevel level = random.nextBoolean() ? null : LogLevel.values()[random.nextInt(4)];
            Instant since = random.nextBoolean() ? null : NOW.plusMillis(random.nextInt(130_000));
            String search = random.nextBoolean() ? null : "" + random.nextInt(200);
            LogQuery query = new LogQuery(
                    level, since, search, random.nextInt(300), random.nextInt(9) == 0 ? 5_000 : random.nextInt(50));

            assertThat(query(server, query))
                    .isEqualTo(queryNaively(
                            all,
                            query,
                            line -> (level == null || line.level() == level)
                                    && (since == null || !line.time().isBefore(since))
                                    && (search == null || line.message().contains(search))));
        }
    }

    @Test
    void searchIsLiteralAndIgnoresOnlyCase() {
        int server = stored("s").id();
        append(
                server,
                List.of(line("100% of a_b\\c"), line("ÇÉdille ЖУК"), line("Kelvin \u212A"), line("quote ' \" ; --")));

        assertThat(found(server, "0% OF")).containsExactly("100% of a_b\\c");
        assertThat(found(server, "%")).containsExactly("100% of a_b\\c");
        assertThat(found(server, "a_B\\C")).containsExactly("100% of a_b\\c");
        assertThat(found(server, "a__")).isEmpty();
        assertThat(found(server, "çéD")).containsExactly("ÇÉdille ЖУК");
        assertThat(found(server, "жук")).containsExactly("ÇÉdille ЖУК");
        assertThat(found(server, "ced")).isEmpty();
        assertThat(found(server, "n K")).containsExactly("Kelvin \u212A");
        assertThat(found(server, "' \" ;")).containsExactly("quote ' \" ; --");
        assertThat(found(server, "")).hasSize(4);
        assertThat(found(server, "\u0000")).isEmpty();
    }

    @Test
    void sinceIsInclusive() {
        int server = stored("s").id();
        append(server, lines(0, 10));

        assertThat(query(server, new LogQuery(null, NOW.plusMillis(40), null, 100, 0))
                        .total())
                .isEqualTo(6);
        assertThat(query(server, new LogQuery(null, NOW.plusMillis(41), null, 100, 0))
                        .total())
                .isEqualTo(5);
        assertThat(query(server, new LogQuery(null, NOW.plusMillis(91), null, 100, 0)))
                .isEqualTo(new LogPage(0, List.of()));
    }

    @Test
    void mergesSingleLinesIntoFewRowsAndKeepsTheirIds() {
        int server = stored("s").id();
        append(server, lines(0, 3));
        List<LogLine> before = query(server, ALL).lines();
        for (int i = 3; i < 400; i++) {
            append(server, lines(i, i + 1));
        }
        fixture().reopen();
        append(server, lines(400, 401));

        List<LogLine> after = query(server, ALL).lines();
        assertThat(after).hasSize(401).endsWith(before.toArray(LogLine[]::new));
        assertThat(after.stream().map(LogLine::id).distinct()).hasSize(401);
        assertThat(Integer.parseInt(fixture().queryValue("SELECT COUNT(*) FROM log_chunks")))
                .isLessThan(45);
    }

    @Test
    void concurrentProducersLoseNothingAndKeepTheirOrder() throws Exception {
        int shared = stored("shared").id();
        List<Callable<Void>> producers = new ArrayList<>();
        for (int p = 0; p < 6; p++) {
            String producer = "p" + p + " ";
            producers.add(() -> {
                for (int i = 0; i < 40; i++) {
                    append(shared, List.of(line(producer + (2 * i)), line(producer + (2 * i + 1))));
                }
                return null;
            });
        }

        runConcurrently(producers);

        List<String> messages = messages(shared);
        assertThat(messages).hasSize(6 * 80);
        for (int p = 0; p < 6; p++) {
            String producer = "p" + p + " ";
            assertThat(messages.stream().filter(each -> each.startsWith(producer)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 80).mapToObj(i -> producer + i).toList());
        }
    }

    @Test
    void queriesAreCompleteWhileChunksAreMergedAndPurged() throws Exception {
        int server = stored("s").id();
        append(server, lines(0, 3_000));
        AtomicBoolean over = new AtomicBoolean();
        Callable<Void> writer = () -> {
            try {
                for (int i = 3_000; i < 3_300; i++) {
                    append(server, lines(i, i + 1));
                }
                fixture().logs().purge(NOW.plusSeconds(20));
            } finally {
                over.set(true);
            }
            return null;
        };
        Callable<Void> reader = () -> {
            long last = 0;
            while (!over.get()) {
                LogPage page = query(server, new LogQuery(null, NOW.plusSeconds(25), "OF MANY", 100, 0));
                assertThat(page.total()).isGreaterThanOrEqualTo(Math.max(last, 500));
                assertThat(page.lines()).hasSize(100);
                for (int i = 1; i < 100; i++) {
                    assertThat(page.lines().get(i).id())
                            .isEqualTo(page.lines().get(0).id() - i);
                }
                last = page.total();
            }
            return null;
        };

        runConcurrently(List.of(writer, reader, reader));

        assertThat(query(server, new LogQuery(null, NOW.plusSeconds(25), null, 1, 0))
                        .total())
                .isEqualTo(800);
    }

    @Test
    void updatesPositionsTogetherWithLinesAndKeepsTheOthers() {
        int server = stored("s").id();
        LogPosition a = new LogPosition("a", "x.rpt", "1-2", 5_000_000_000L, "m".repeat(200));
        LogPosition b = new LogPosition("b", EMOJI, "k", 1, null);
        LogPosition moved = new LogPosition("a", "y.rpt", "1-3", 0, null);

        fixture().logs().append(server, List.of(line("1")), List.of(b, a));
        assertThat(fixture().logs().positions(server)).containsExactly(a, b);
        fixture().logs().append(server, List.of(), List.of(moved));
        fixture().logs().append(server, List.of(line("2")), List.of());

        assertThat(fixture().logs().positions(server)).containsExactly(moved, b);
        fixture().logs().deletePositions(server, List.of("b", "c"));
        fixture().logs().deletePositions(server, List.of());
        assertThat(fixture().logs().positions(server)).containsExactly(moved);
        assertThat(messages(server)).containsExactly("1", "2");
    }

    @Test
    void clearingALogKeepsPositionsAndDoesNotReuseIds() {
        int server = stored("s").id();
        LogPosition position = new LogPosition("a", "x", "k", 1, null);
        fixture().logs().append(server, lines(0, 5_000), List.of(position));
        long last = query(server, ALL).lines().get(0).id();

        fixture().logs().clear(server);
        fixture().logs().clear(server);

        assertThat(query(server, ALL)).isEqualTo(new LogPage(0, List.of()));
        assertThat(fixture().logs().positions(server)).containsExactly(position);
        fixture().reopen();
        append(server, lines(0, 20));
        assertThat(query(server, ALL).lines()).hasSize(20).last().satisfies(line -> assertThat(line.id())
                .isGreaterThan(last));
    }

    @Test
    void purgesOldLinesWithinAnHour() {
        int server = stored("s").id();
        int quiet = stored("quiet").id();
        append(server, lines(0, 10_000));
        for (int day = 0; day < 40; day++) {
            append(
                    quiet,
                    List.of(
                            new LogLine(0, NOW.plus(Duration.ofDays(day)), LogLevel.INFO, "day " + day),
                            new LogLine(0, NOW.plus(Duration.ofDays(39)), LogLevel.INFO, "kept")));
        }
        List<LogLine> before = query(quiet, ALL).lines();
        long last = query(server, ALL).lines().get(0).id();

        fixture().logs().purge(NOW.plus(Duration.ofDays(30)));

        assertThat(query(server, ALL).total()).isZero();
        List<LogLine> after = query(quiet, ALL).lines();
        assertThat(before).containsAll(after);
        assertThat(after.stream().filter(line -> line.message().equals("kept"))).hasSize(40);
        assertThat(after.stream().filter(line -> line.message().startsWith("day")))
                .hasSize(10);
        assertThat(found(quiet, "day 39")).hasSize(1);
        append(server, lines(0, 1));
        assertThat(query(server, ALL).lines().get(0).id()).isGreaterThan(last);
    }

    @Test
    void aDeletedServerHasNoLog() {
        int server = stored("s").id();
        fixture().logs().append(server, lines(0, 100), List.of(new LogPosition("a", "x", "k", 1, null)));
        query(server, ALL);

        fixture().servers().delete(server);
        fixture().logs().append(server, lines(0, 100), List.of(new LogPosition("a", "x", "k", 1, null)));

        assertThat(query(server, new LogQuery(null, null, null, 0, 0))).isEqualTo(new LogPage(0, List.of()));
        assertThat(query(server, ALL)).isEqualTo(new LogPage(0, List.of()));
        assertThat(fixture().logs().positions(server)).isEmpty();
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM log_chunks")).isEqualTo("0");
    }

    @Test
    void concurrentWritesDoNotRecreateADeletedServer() throws Exception {
        for (int round = 0; round < 5; round++) {
            int doomed = stored("doomed").id();
            append(doomed, lines(0, 100));
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tasks.add(() -> {
                    for (int k = 0; k < 10; k++) {
                        append(doomed, lines(0, 1));
                    }
                    return null;
                });
            }
            tasks.add(() -> {
                fixture().servers().delete(doomed);
                return null;
            });

            runConcurrently(tasks);

            assertThat(query(doomed, ALL)).isEqualTo(new LogPage(0, List.of()));
        }
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM log_chunks")).isEqualTo("0");
    }

    @Test
    void readsALogWhileItsServerIsDeleted() throws Exception {
        for (int round = 0; round < 5; round++) {
            int doomed = stored("doomed").id();
            for (int i = 0; i < 40; i++) {
                append(doomed, lines(0, 1_024));
            }
            Callable<Void> reader = () -> {
                while (query(doomed, new LogQuery(LogLevel.INFO, null, "5", 1_000, 300))
                                .total()
                        > 0) {
                    continue;
                }
                return null;
            };

            runConcurrently(List.of(reader, reader, () -> {
                fixture().servers().delete(doomed);
                return null;
            }));
        }
    }
}
