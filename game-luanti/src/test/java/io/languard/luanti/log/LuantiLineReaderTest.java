package io.languard.luanti.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.api.log.LogFile;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogItem.LogEntry;
import io.languard.api.log.LogLevel;
import io.languard.api.log.LogSource;
import io.languard.api.player.Player;
import io.languard.api.process.ProcessZone;
import io.languard.luanti.event.EventMod;
import io.languard.testkit.GameServerBuilder;
import io.languard.toolkit.time.LocalTimeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuantiLineReaderTest {

    private static final String AT = "2026-11-25 20:36:28: ";
    private static final Instant TIME = Instant.parse("2026-11-25T19:36:28Z");

    @TempDir
    Path directory;

    private final List<String> read = new ArrayList<>();
    private LuantiLineReader reader;

    @BeforeEach
    void setUp() {
        reader = reader("");
    }

    private LuantiLineReader reader(String chatFormat) {
        EventMod mod = EventMod.of(GameServerBuilder.forDirectory(directory).build());
        return new LuantiLineReader(times(Instant.now()), new ChatFormat(chatFormat), mod);
    }

    private static LocalTimeReader times(Instant writtenBefore) {
        return new LocalTimeReader(
                new OutputFile(writtenBefore), ZoneId.of("Europe/Berlin").getRules(), null, LuantiLineReader::stampOf);
    }

    /** An output that has been read since its process started. */
    private record OutputFile(Instant writtenBefore) implements LogFile {

        @Override
        public String source() {
            return LogSource.OUTPUT;
        }

        @Override
        public String name() {
            return "output.log";
        }

        @Override
        public Path path() {
            return Path.of("output.log");
        }

        @Override
        public long offset() {
            return 0;
        }

        @Override
        public Instant writtenAfter() {
            return Instant.EPOCH;
        }
    }

    @Test
    void levelsAndTimestampsAreParsed() {
        assertThat(reader.onLine(AT + "ERROR[Main]: ModError: no"))
                .containsExactly(new LogEntry(TIME, LogLevel.ERROR, "[Main]: ModError: no"));
        assertThat(reader.onLine(AT + "WARNING[Server]: slow"))
                .containsExactly(new LogEntry(TIME, LogLevel.WARNING, "[Server]: slow"));
        assertThat(reader.onLine(AT + "VERBOSE[Main]: x"))
                .containsExactly(new LogEntry(TIME, LogLevel.DEBUG, "[Main]: x"));
        assertThat(reader.onLine(AT + "[Main]: Using game"))
                .containsExactly(new LogEntry(TIME, LogLevel.INFO, "[Main]: Using game"));
        assertThat(reader.onLine(AT + "[ConnectionSend]: 4: Bind failed: Address already in use"))
                .extracting(item -> ((LogEntry) item).level())
                .containsExactly(LogLevel.ERROR);
        assertThat(reader.onLine("raw = {}")).containsExactly(new LogEntry(null, LogLevel.INFO, "raw = {}"));
    }

    @Test
    void timestampsAreInTheTimeZoneOfTheProcess() {
        GameServer server = GameServerBuilder.forDirectory(directory)
                .extension(
                        ProcessZone.class,
                        new ProcessZone(ZoneId.of("Asia/Kathmandu").getRules()))
                .build();
        assertThat(new LuantiLogParser()
                        .open(server, LogSource.OUTPUT, "output.log")
                        .onLine(AT + "WARNING[Main]: x"))
                .containsExactly(new LogEntry(Instant.parse("2026-11-25T14:51:28Z"), LogLevel.WARNING, "[Main]: x"));
    }

    @Test
    void anHourThatClocksShowTwiceFollowsFromTheLinesAround() {
        for (String time : List.of("01:59:00", "02:30:00", "02:59:58", "02:00:01", "02:30:00", "03:00:00")) {
            onLine("2026-10-25 " + time);
        }
        assertThat(read)
                .containsExactly(
                        "2026-10-24T23:59:00Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T00:59:58Z",
                        "2026-10-25T01:00:01Z",
                        "2026-10-25T01:30:00Z",
                        "2026-10-25T02:00:00Z");
    }

    @Test
    void aLineIsNotLaterThanItsFile() {
        EventMod mod = EventMod.of(GameServerBuilder.forDirectory(directory).build());
        reader = new LuantiLineReader(times(TIME), new ChatFormat(""), mod);
        assertThat(reader.onLine("2027-01-01 00:00:00: WARNING[Main]: x"))
                .contains(new LogEntry(TIME, LogLevel.WARNING, "[Main]: x"))
                .anySatisfy(item -> assertThat(item)
                        .isInstanceOfSatisfying(LogItem.GameEvent.class, event -> assertThat(event.type())
                                .isEqualTo("warning")));
        assertThat(reader.onLine("2027-01-01 00:00:01: WARNING[Main]: x")).hasSize(1);
    }

    private void onLine(String time) {
        reader.onLine(time + ": WARNING[Main]: x").forEach(item -> read.add(String.valueOf(((LogEntry) item).time())));
    }

    @Test
    void joiningAndLeavingAreReported() {
        assertThat(reader.onLine(AT + "ACTION[Server]: ann [127.0.0.1] joins game. List of players: ann"))
                .contains(joined("ann", "127.0.0.1"));
        assertThat(reader.onLine(AT + "ACTION[Server]: bob [::ffff:10.0.0.7] joins game. List of players: ann bob"))
                .contains(joined("bob", "10.0.0.7"));
        assertThat(reader.onLine(AT + "ACTION[Server]: ann leaves game. List of players: bob "))
                .contains(new LogItem.PlayerLeft("ann"));
        assertThat(reader.onLine(AT + "ACTION[Server]: bob times out. List of players: "))
                .contains(new LogItem.PlayerLeft("bob"));
    }

    @Test
    void chatCannotImitateActions() {
        assertThat(reader.onLine(AT + "ACTION[Server]: CHAT: <ann> hi <bob> there"))
                .contains(chat("ann", "hi <bob> there"));
        for (String forged : List.of(
                "ACTION[Server]: CHAT: <ann> bob leaves game. List of players: ",
                "ACTION[Main]: bob leaves game. List of players: ",
                "INFO[Server]: bob leaves game. List of players: ")) {
            assertThat(reader.onLine(AT + forged)).noneMatch(LogItem.PlayerLeft.class::isInstance);
        }
    }

    @Test
    void invalidTimestampsAndLongLinesAreHandled() {
        assertThat(reader.onLine("2026-13-41 20:36:28: ERROR[Main]: x"))
                .containsExactly(new LogEntry(null, LogLevel.ERROR, "[Main]: x"));
        assertThat(reader.onLine("x".repeat(100_000)))
                .singleElement()
                .satisfies(item -> assertThat(((LogEntry) item).message()).hasSizeLessThan(20_000));
    }

    @Test
    void chatIsReadInTheConfiguredFormat() {
        assertThat(reader("[@name]: @message").onLine(AT + "ACTION[Server]: CHAT: [ann]: hi [bob]: there"))
                .contains(chat("ann", "hi [bob]: there"));
        assertThat(reader("@timestamp @message (@name) \\E.*$1")
                        .onLine(AT + "ACTION[Server]: CHAT: 20:36:28 hi (there) (ann) \\E.*$1"))
                .contains(chat("ann", "hi (there)"));
        assertThat(reader("@name@timestamp@message @name @message")
                        .onLine(AT + "ACTION[Server]: CHAT: ann20:36:28hi @name @message"))
                .contains(chat("ann", "hi"));
        for (String other : List.of("<ann> hi", "[ann] hi", "ann: hi")) {
            assertThat(reader("[@name]: @message").onLine(AT + "ACTION[Server]: CHAT: " + other))
                    .as(other)
                    .hasSize(1);
        }
        assertThat(reader("no placeholders").onLine(AT + "ACTION[Server]: CHAT: no placeholders"))
                .hasSize(1);
    }

    @Test
    void aTextOverSeveralLinesForgesNothing() {
        started();
        join("ann", "ann");
        assertForged(
                AT + "ACTION[Server]: ann wrote \"hi",
                AT + "ACTION[Server]: evil [6.6.6.6] joins game. List of players: ann evil",
                AT + "ACTION[Server]: CHAT: <ann> I quit",
                AT + "ACTION[Server]: ann leaves game. List of players: ",
                AT + "ERROR[Main]: boom\" to the sign at (1,2,3)");
        assertThat(reader.onLine(AT + "ACTION[Server]: ann leaves game. List of players: "))
                .as("after the end of the text")
                .contains(new LogItem.PlayerLeft("ann"));
    }

    @Test
    void outputOfAModForgesNothing() {
        started();
        assertForged("x = {\"", AT + "ACTION[Server]: evil [6.6.6.6] joins game. List of players: evil", "\"}");
        assertForged("x", "2026-11-25 20:36:20: ACTION[Server]: evil [6.6.6.6] joins game. List of players: evil");
    }

    @Test
    void theRestOfALineThatTheEngineSplitsIsNotAnAction() {
        started();
        join("ann", "ann");
        join("bob", "ann bob");
        String chat = "CHAT: <ann> ";
        reader.onLine(AT + "ACTION[Server]: " + chat + "x".repeat(256 - chat.length()));
        assertForged(AT + "ACTION[Server]: bob leaves game. List of players: ann");
        assertThat(reader.onLine(AT + "ACTION[Server]: bob leaves game. List of players: ann"))
                .contains(new LogItem.PlayerLeft("bob"));
        reader.onLine(AT + "ACTION[Server]: " + chat + "é".repeat(121) + "x\uFFFD");
        assertForged(AT + "ACTION[Server]: ann leaves game. List of players: ");
    }

    @Test
    void implausibleActionsAreIgnored() {
        started();
        join("ann", "ann");
        for (String action : List.of(
                "ann [10.0.0.1] joins game. List of players: ann",
                "evil [10.0.0.1] joins game. List of players: evil",
                "evil [10.0.0.1] joins game. List of players: ann",
                "evil [10.0.0.1] joins game.",
                "evil [10.0.0] joins game. List of players: ann evil",
                "evil [] joins game. List of players: ann evil",
                "e vil [10.0.0.1] joins game. List of players: ann e vil",
                "eeeeeeeeeeeeeeeeeeeee [10.0.0.1] joins game. List of players: ann eeeeeeeeeeeeeeeeeeeee",
                "bob leaves game. List of players: ann",
                "ann leaves game. List of players: ann",
                "ann leaves game. List of players: bob",
                "ann leaves game.",
                "CHAT: <bob> hi",
                "CHAT: <e vil> hi")) {
            assertThat(reader.onLine(AT + "ACTION[Server]: " + action))
                    .as(action)
                    .hasSize(1);
        }
        assertThat(reader.onLine(AT + "ACTION[Server]: ann leaves game. List of players: "))
                .contains(new LogItem.PlayerLeft("ann"));
    }

    @Test
    void twoActionsThatAgreeCorrectThePlayers() {
        started();
        join("ann", "ann");
        reader.onLine(AT + "ACTION[Server]: zoe [10.0.0.3] joins game. List of players: ann bob zoe");
        assertThat(reader.onLine(AT + "ACTION[Server]: ann leaves game. List of players: bob zoe"))
                .contains(new LogItem.PlayerLeft("ann"), joined("bob", null), joined("zoe", null))
                .hasSize(4);
    }

    @Test
    void aListThatDoesNotFitIntoOneLineIsNotCompared() {
        started();
        String names = "";
        for (int index = 0; index < 30; index++) {
            String name = "player_number_" + index;
            names += name + " ";
            String text = name + " [10.0.0.1] joins game. List of players: " + names;
            assertThat(reader.onLine(AT + "ACTION[Server]: " + text.substring(0, Math.min(256, text.length()))))
                    .as(name)
                    .contains(joined(name, "10.0.0.1"));
            if (text.length() > 256) {
                assertThat(reader.onLine(AT + "ACTION[Server]: " + text.substring(256, text.length())))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aClockThatWasSetBackDoesNotStopTheReader() {
        started();
        for (int line = 0; line < 32; line++) {
            reader.onLine("2026-11-25 19:36:28: ACTION[Server]: x");
        }
        assertThat(reader.onLine(
                        "2026-11-25 19:36:28: ACTION[Server]: ann [127.0.0.1] joins game. List of players: ann"))
                .contains(joined("ann", "127.0.0.1"));
    }

    @Test
    void whileTheModIsRunningOnlyItsLinesReportPlayers() throws IOException {
        GameServer server = GameServerBuilder.forDirectory(directory).build();
        assertThat(EventMod.of(server).install()).isEmpty();
        Path world = directory.resolve("world");
        String code = Files.readString(world.resolve("worldmods/languard/init.lua"));
        String token = code.replaceAll("(?s).*local token = \"([0-9a-f]{32})\".*", "$1");
        started();
        assertThat(reader.onLine(AT + "ACTION[Server]: ann [127.0.0.1] joins game. List of players: ann"))
                .as("before the mod has been loaded")
                .contains(joined("ann", "127.0.0.1"));

        Files.writeString(world.resolve("languard_events.txt"), token + "\n");
        for (String other : List.of(
                "evil [127.0.0.1] joins game. List of players: ann evil",
                "ann leaves game. List of players: ",
                "CHAT: <ann> hi",
                "languard join evil 10.0.0.1",
                "languard " + "0".repeat(32) + " join evil 10.0.0.1",
                "languard " + token + " kick ann")) {
            assertThat(reader.onLine(AT + "ACTION[Server]: " + other)).as(other).hasSize(1);
        }
        String line = AT + "ACTION[Server]: languard " + token;
        assertThat(reader.onLine(line + " join bob ::ffff:10.0.0.1"))
                .containsExactly(
                        new LogEntry(TIME, LogLevel.DEBUG, "[languard]: join bob"),
                        new LogItem.PlayerJoined(
                                new Player("bob", "bob", null, null, "10.0.0.1", Map.of("verified", true))));
        assertThat(reader.onLine(line + " chat bob %22hi%1b%28c@%23f00%29%22%20%2b%c3%a9%0aERROR"))
                .contains(new LogItem.GameEvent(
                        "chat", Map.of("name", "bob", "message", "\"hi\" +é\nERROR", "verified", true)));
        assertThat(reader.onLine(line + " leave bob "))
                .contains(new LogItem.PlayerLeft("bob"))
                .noneMatch(item -> item.toString().contains(token));
        assertThat(reader.onLine(AT + "ERROR[Main]: a \" real one"))
                .containsExactly(new LogEntry(TIME, LogLevel.ERROR, "[Main]: a \" real one"));
    }

    private void started() {
        reader.onLine(AT + "ACTION[Main]: World at [/srv/world]");
    }

    private void join(String name, String list) {
        assertThat(reader.onLine(AT + "ACTION[Server]: " + name + " [10.0.0.1] joins game. List of players: " + list))
                .contains(joined(name, "10.0.0.1"));
    }

    private void assertForged(String... lines) {
        for (String line : lines) {
            assertThat(reader.onLine(line)).as(line).singleElement().satisfies(item -> assertThat(
                            ((LogEntry) item).level())
                    .isEqualTo(LogLevel.INFO));
        }
    }

    private static LogItem joined(String name, @Nullable String address) {
        return new LogItem.PlayerJoined(new Player(name, name, null, null, address, Map.of("verified", false)));
    }

    private static LogItem chat(String name, String message) {
        return new LogItem.GameEvent("chat", Map.of("name", name, "message", message, "verified", false));
    }
}
