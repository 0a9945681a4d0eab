package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

abstract class LogParserContract extends CapabilityContract<LogParser> {

    private static final String ALPHABET =
            "aA09 :;.,[]()<>{}|\\/\"'#@*+?$^-_=%\t\u0000\u001b\u2028é漢\uD83C\uDFB2\uD800";
    private static final int MANY = 20_000;

    LogParserContract() {
        super(LogParser.class);
    }

    @Test
    void sourcesHaveUniqueNamesAndAbsoluteFolders() throws Exception {
        ifSupported(() -> {
            List<LogSource> sources = call(parser -> {
                try {
                    return parser.sources(server().build());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(sources)
                    .extracting(LogSource::name)
                    .doesNotHaveDuplicates()
                    .doesNotContain(LogSource.OUTPUT);
            assertThat(sources).allSatisfy(source -> {
                assertThat(source.directory()).isAbsolute();
                assertThat(source.glob()).isNotBlank();
            });
        });
    }

    @Test
    void everyLineBelongsToExactlyOneRecord() throws Exception {
        ifSupported(() -> {
            List<String> lines = new ArrayList<>(List.of("", " ", "one", "two: 2", "\t tabbed"));
            lines.addAll(joinAndLeave());
            assertThat(read(reader(), lines)).isNotEmpty();
        });
    }

    @Test
    void arbitraryLinesAreRead() throws Exception {
        ifSupported(() -> {
            Random random = new Random(11);
            List<String> lines = new ArrayList<>();
            for (int count = 0; count < 2_000; count++) {
                lines.add(randomLine(random));
            }
            lines.add("x".repeat(65_536));
            assertThat(read(reader(), lines)).isNotEmpty();
        });
    }

    @Test
    void readersAreIndependent() throws Exception {
        ifSupported(() -> {
            List<String> lines = List.of("one", "two", "three", "");
            List<String> alone = messages(read(reader(), lines));
            LineReader one = reader();
            LineReader other = reader();
            List<LogItem> items = new ArrayList<>();
            for (String line : lines) {
                items.addAll(one.onLine(line));
                other.onLine("of another server: " + line);
            }
            items.addAll(one.flush());
            assertThat(messages(items)).isEqualTo(alone);
        });
    }

    @Test
    void aReaderCanStartInTheMiddle() throws Exception {
        ifSupported(() -> {
            List<String> lines = joinAndLeave();
            List<String> rest = lines.subList(Math.min(1, lines.size()), lines.size());
            read(reader(), rest);
        });
    }

    @Test
    void aReaderThatContinuesAtThePendingLinesLosesAndRepeatsNothing() throws Exception {
        ifSupported(() -> {
            List<String> lines = new ArrayList<>(List.of("one", "two", " three", "", "four"));
            lines.addAll(joinAndLeave());
            List<String> complete = messages(read(reader(), lines));
            for (int cut = 0; cut <= lines.size(); cut++) {
                LineReader first = reader();
                List<LogItem> items = readLines(first, lines.subList(0, cut));
                items.addAll(read(reader(), lines.subList(cut - first.pendingLines(), lines.size())));
                assertThat(messages(items))
                        .as("records if the platform restarts after line %s of %s", cut, lines)
                        .isEqualTo(complete);
            }
        });
    }

    @Test
    void flushingTwiceReturnsNothingTwice() throws Exception {
        ifSupported(() -> {
            LineReader reader = reader();
            reader.onLine("one");
            reader.flush();
            assertThat(reader.flush()).isEmpty();
        });
    }

    @Test
    void playersWhoJoinAndLeaveAreReported() throws Exception {
        ifSupported(() -> {
            String name = game().game().playerName();
            List<LogItem> items = read(reader(), joinAndLeave());
            List<LogItem.PlayerJoined> playerJoined = items.stream()
                    .filter(LogItem.PlayerJoined.class::isInstance)
                    .map(LogItem.PlayerJoined.class::cast)
                    .toList();
            assertThat(playerJoined).isNotEmpty().allSatisfy(item -> {
                assertThat(item.player().name()).isEqualTo(name);
                assertThat(item.player().slotId()).isNotBlank();
                assertThat(item.player().gameData()).isNotNull();
            });
            if (!game().game().leaveLines().isEmpty()) {
                assertThat(items)
                        .contains(new LogItem.PlayerLeft(
                                playerJoined.get(0).player().slotId()));
            }
        });
    }

    @Test
    void manyLinesAreReadQuickly() throws Exception {
        ifSupported(() -> Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            LineReader reader = reader();
            for (int count = 0; count < MANY; count++) {
                reader.onLine("line " + count + " of a log, about as long as the lines of real games usually are");
            }
            reader.flush();
        }));
    }

    private List<String> joinAndLeave() {
        List<String> lines = new ArrayList<>(game().game().joinLines());
        lines.addAll(game().game().leaveLines());
        return lines;
    }

    private LineReader reader() throws java.io.IOException {
        GameServer server = server().build();
        return call(parser -> parser.open(server, LogSource.OUTPUT, "output.log"));
    }

    private static List<LogItem> read(LineReader reader, List<String> lines) {
        List<LogItem> items = readLines(reader, lines);
        int pending = reader.pendingLines();
        List<LogItem> flushed = reader.flush();
        assertReleased("flush()", pending, 0, reader.pendingLines(), flushed);
        assertThat(reader.pendingLines()).as("pendingLines() after flush()").isZero();
        items.addAll(flushed);
        return items;
    }

    private static List<LogItem> readLines(LineReader reader, List<String> lines) {
        List<LogItem> items = new ArrayList<>();
        int pending = 0;
        for (String line : lines) {
            List<LogItem> returned = reader.onLine(line);
            assertReleased("line '" + line + "'", pending, 1, reader.pendingLines(), returned);
            pending = reader.pendingLines();
            items.addAll(returned);
        }
        return items;
    }

    /** Lines that are no longer pending must be in the returned records, and in no more records than there are lines. */
    private static void assertReleased(String what, int before, int read, int after, List<LogItem> returned) {
        assertThat(after).as("pendingLines() after %s", what).isBetween(0, before + read);
        int released = before + read - after;
        assertThat(messages(returned).size())
                .as("records of the %s lines that %s completes", released, what)
                .isBetween(Math.min(1, released), released);
    }

    private static List<String> messages(List<LogItem> items) {
        return items.stream()
                .filter(LogItem.LogEntry.class::isInstance)
                .map(item -> ((LogItem.LogEntry) item).message())
                .toList();
    }

    private static String randomLine(Random random) {
        StringBuilder line = new StringBuilder();
        for (int length = random.nextInt(80); length > 0; length--) {
            line.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return line.toString();
    }
}
