package io.languard.arma3.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogFile;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogItem.GameEvent;
import io.languard.api.log.LogItem.LogEntry;
import io.languard.api.log.LogLevel;
import io.languard.api.log.LogSource;
import io.languard.api.process.ProcessZone;
import io.languard.arma3.BoundPortStore;
import io.languard.arma3.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Arma3LogParserTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String GUID = "a0d1158281d8639495a1908b5a802470";

    @TempDir
    Path directory;

    private final Arma3LogParser parser = new Arma3LogParser();
    private Instant writtenBefore = NOON;
    private TestServer server;

    @BeforeEach
    void prepare() {
        server = new TestServer(directory);
    }

    @Test
    void onLinuxOnlyTheOutputIsRead() {
        assertThat(new Arma3LogParser().sources(server)).isEmpty();
    }

    @Test
    void onWindowsTwoFilesAreRead() {
        assertThat(new Arma3LogParser().sources(server.executable("C:\\a\\arma3server_x64.exe")))
                .extracting(LogSource::name, LogSource::glob)
                .containsExactly(tuple("rpt", "*.rpt"), tuple("console", "server_console.log"));
    }

    @Test
    void theDateComesFromTheFileNameAndAdvancesAtMidnight() {
        writtenBefore = Instant.parse("2021-08-30T03:49:17Z");
        List<LogEntry> entries = entries(read(
                "arma3server_x64_2021-08-28_03-45-18.rpt",
                " 3:45:18 one",
                "23:59:59 two",
                " 0:00:01 three",
                "2021/08/30, 03:49:17 four"));
        assertThat(entries)
                .extracting(LogEntry::time)
                .containsExactly(
                        Instant.parse("2021-08-28T03:45:18Z"),
                        Instant.parse("2021-08-28T23:59:59Z"),
                        Instant.parse("2021-08-29T00:00:01Z"),
                        Instant.parse("2021-08-30T03:49:17Z"));
        assertThat(entries).extracting(LogEntry::message).containsExactly("one", "two", "three", "four");
    }

    @Test
    void withoutADateTheLatestDayThatHasPassedIsUsed() {
        assertThat(entries(read("output", "23:59:59 a", " 0:00:01 b", "11:59:00 c")))
                .extracting(LogEntry::time)
                .containsExactly(
                        Instant.parse("2026-11-23T23:59:59Z"),
                        Instant.parse("2026-11-24T00:00:01Z"),
                        Instant.parse("2026-11-24T11:59:00Z"));
    }

    @Test
    void theHeaderSaysOnWhichDayALogBegins() {
        assertThat(entries(read(
                        "output", "==", "Current time:  2026/11/23 22:00:00", "== end", "22:00:01 a", " 3:00:00 b")))
                .extracting(LogEntry::time)
                .endsWith(
                        Instant.parse("2026-11-23T22:00:00Z"),
                        Instant.parse("2026-11-23T22:00:00Z"),
                        Instant.parse("2026-11-23T22:00:01Z"),
                        Instant.parse("2026-11-24T03:00:00Z"));
    }

    @Test
    void aConsoleLogOfSeveralDaysReadInOneGoHasNoLineInTheFuture() {
        List<String> lines = new ArrayList<>();
        Instant first = NOON.minusSeconds(15_000L * 20);
        for (int line = 0; line < 15_000; line++) {
            LocalTime time = LocalTime.ofInstant(first.plusSeconds(line * 20L), ZoneOffset.UTC);
            lines.add("%2d:%02d:%02d line %d".formatted(time.getHour(), time.getMinute(), time.getSecond(), line));
        }
        List<LogItem> items = read("output", lines.toArray(String[]::new));
        List<LogEntry> entries = entries(items);
        for (int line = 0; line < 15_000; line++) {
            assertThat(entries.get(line).time()).isEqualTo(first.plusSeconds(line * 20L));
        }
        assertThat(all(GameEvent.class, items)).extracting(GameEvent::type).containsOnlyOnce("warning");
    }

    @Test
    void timesAreInTheZoneOfTheProcess() {
        server.extension(new ProcessZone(ZoneId.of("Europe/Berlin").getRules()));
        assertThat(entries(read("output", "13:00:00 a", "2026/11/24, 12:30:00 b")))
                .extracting(LogEntry::time)
                .containsExactly(NOON, Instant.parse("2026-11-24T11:30:00Z"));
    }

    @Test
    void withTimestampsOffEveryLineHasItsOwnLevelAndEvents() {
        server.with("server", "time_stamp_format", "none").with("server", "battleye", 0);
        List<LogItem> items = read(
                "output",
                "11:00:00 Reading config",
                "Error: Object(2 : 4) not found",
                "Player Ann connected (id=76561198066209976).",
                "Warning Message: You cannot play/edit this mission; it is dependent on downloadable content that has been"
                        + " deleted.",
                "a3_characters_f",
                "Error in expression <x = ",
                "y;>",
                "  Error position: <y;>",
                "File a.sqf, line 5",
                "\"a text",
                "Player Bob connected (id=76561198066209977).",
                "\"",
                "Player Ann disconnected.");
        assertThat(entries(items))
                .extracting(LogEntry::level)
                .containsExactly(
                        LogLevel.INFO,
                        LogLevel.ERROR,
                        LogLevel.INFO,
                        LogLevel.WARNING,
                        LogLevel.ERROR,
                        LogLevel.INFO,
                        LogLevel.INFO);
        assertThat(one(LogItem.PlayerJoined.class, items).player().name()).isEqualTo("Ann");
        assertThat(one(LogItem.PlayerLeft.class, items).slotId()).isEqualTo("Ann");
    }

    @Test
    void aLineWithoutTimestampReportsNoPlayersWhereTimestampsAreOn() {
        server.with("server", "battleye", 0);
        assertThat(read(
                        "output",
                        "Player Bob connected (id=76561198066209976).",
                        "20:00:00 x",
                        "Player Bob connected (id=76561198066209976).",
                        "Admin logged in, player: Bob, playerUID: 76561198066209976, IP: 192.0.2.1:2304."))
                .hasSize(2)
                .allMatch(LogEntry.class::isInstance);
    }

    @Test
    void aTextOfAScriptIsOneRecordWhateverItsLinesLookLike() {
        server.with("server", "battleye", 0);
        String[] forged = {
            "20:00:00 \"[chat] Bob: \"\"hi",
            "20:00:00 Player Eve connected (id=76561198066209976).",
            "20:00:00 Error: fake",
            "20:00:00 Admin logged in, player: Eve, playerUID: 76561198066209976, IP: 192.0.2.1:2304.\"\"\"",
            "20:00:01 Game started."
        };
        List<LogItem> items = read("output", forged);
        assertThat(entries(items)).extracting(LogEntry::level).containsOnly(LogLevel.INFO);
        assertThat(items).hasSize(2);
        assertThat(entries(items).get(0).message()).contains("\n20:00:00 Player Eve connected");
    }

    @Test
    void aTextOfAScriptThatTheGameTruncatedEndsThere() {
        List<LogEntry> entries = entries(read("output", "20:00:00 \"" + "x".repeat(1_043), "20:00:01 Error: real"));
        assertThat(entries).extracting(LogEntry::level).containsExactly(LogLevel.INFO, LogLevel.ERROR);
    }

    @Test
    void colorCodesChangeNothing() {
        List<LogItem> items = read(
                "output",
                "\u001b[31m20:00:00 Error: a\u001b[0m",
                "20:00:01 \u001b[1;31mError: b\u001b[0m",
                "20:00:02 \u001b[32mPlayer A connected (id=76561198066209976).\u001b[0m",
                "\u001b[32mBattlEye Server: Player #3 A (192.0.2.1:2304) connected",
                "\u001b[32m20:00:02 BattlEye Server: Player #3 A (192.0.2.1:2304) connected");
        assertThat(entries(items)).extracting(LogEntry::level).startsWith(LogLevel.ERROR, LogLevel.ERROR);
        assertThat(entries(items)).extracting(LogEntry::message).startsWith("Error: a", "Error: b");
        assertThat(one(LogItem.PlayerJoined.class, items).player().slotId()).isEqualTo("3");
    }

    @Test
    void aLineInBothFilesIsOneEvent() {
        String line = "11:00:00 Admin logged in, player: A, playerUID: 76561198066209976, IP: 192.0.2.1:2304.";
        assertThat(all(GameEvent.class, readFrom("rpt", "a.rpt", line, line))).hasSize(2);
        assertThat(all(GameEvent.class, readFrom("console", "server_console.log", line, line, line)))
                .hasSize(1);
        assertThat(all(GameEvent.class, readFrom("rpt", "b.rpt", "11:05:00" + line.substring(8))))
                .hasSize(1);
    }

    @Test
    void theEventsOfADeletedServerAreForgotten(@TempDir Path other) throws IOException {
        String line = "11:00:00 Admin logged in, player: A, playerUID: 76561198066209976, IP: 192.0.2.1:2304.";
        Path deleted = Files.createDirectory(other.resolve("deleted"));
        server = new TestServer(deleted);
        assertThat(all(GameEvent.class, readFrom("rpt", "a.rpt", line))).hasSize(1);
        Files.delete(deleted);
        server = new TestServer(directory);
        readFrom("rpt", "a.rpt");
        server = new TestServer(Files.createDirectory(deleted));
        assertThat(all(GameEvent.class, readFrom("console", "server_console.log", line)))
                .as("a new server, not the other file of the old one")
                .hasSize(1);
    }

    @Test
    void anInvalidTimestampIsText() {
        assertThat(entries(read("output", "99:99:99 x", "25:00:00 y", "2021/02/31, 00:00:00 z")))
                .extracting(LogEntry::message)
                .containsExactly("99:99:99 x", "25:00:00 y", "2021/02/31, 00:00:00 z");
    }

    @Test
    void linesWithoutTimestampContinueThePreviousRecord() {
        assertThat(entries(read(
                        "output",
                        "\uFEFF20:00:00 \"a",
                        "b",
                        "c\"\r",
                        "20:00:01 d",
                        "Arma 3 Console version 2.20",
                        "x")))
                .extracting(LogEntry::message)
                .containsExactly("\"a\nb\nc\"", "d", "Arma 3 Console version 2.20", "x");
    }

    @Test
    void aScriptErrorIsOneRecord() {
        List<LogEntry> entries = entries(read(
                "output",
                "20:00:00 Error in expression <x = ",
                "y;",
                ">",
                "20:00:00   Error position: <y;>",
                "20:00:00   Error Undefined variable in expression: y",
                "20:00:00 File mpmissions\\a.sqf..., line 5",
                "20:00:01 next"));
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).level()).isEqualTo(LogLevel.ERROR);
        assertThat(entries.get(0).message()).endsWith("line 5");
    }

    @Test
    void aCrashIsAnEventWithCodeAndAddress() {
        List<GameEvent> gameEvents = all(
                GameEvent.class,
                read(
                        "output",
                        "20:00:00 before",
                        "=======================================================",
                        "Exception code: C0000005 ACCESS_VIOLATION at 3F2A11C0",
                        "Version 2.20.152000",
                        "Fault time: 2026/11/24 20:00:01",
                        "Fault address:  3F2A11C0 01:00A010C0 arma3server_x64",
                        "file:     Demo (__cur_mp)",
                        "world:    Altis",
                        "Registers:",
                        "=======================================================",
                        "note: Minidump has been generated into the file arma3server_x64.mdmp"));
        assertThat(gameEvents).singleElement().satisfies(gameEvent -> {
            assertThat(gameEvent.type()).isEqualTo("crash_report");
            assertThat(gameEvent.detail())
                    .containsEntry("code", "C0000005")
                    .containsEntry("name", "ACCESS_VIOLATION")
                    .containsEntry("address", "3F2A11C0")
                    .containsEntry("version", "2.20.152000")
                    .containsEntry("mission", "Demo (__cur_mp)")
                    .containsEntry("world", "Altis")
                    .containsEntry("minidump", "arma3server_x64.mdmp");
        });
    }

    @Test
    void aFatalErrorIsAnEvent() {
        List<LogItem> items = read(
                "output", "20:00:00 ErrorMessage: File server.cfg, line 3: /a: Missing '}'", "\"Exception code: 1\"");
        assertThat(one(GameEvent.class, items))
                .isEqualTo(new GameEvent(
                        "fatal_error",
                        Map.of("message", "File server.cfg, line 3: /a: Missing '}'\n\"Exception code: 1\"")));
    }

    @Test
    void aCrashIsOneRecord() {
        List<LogEntry> entries = entries(read(
                "output",
                "Exception code: C0000005 ACCESS_VIOLATION at 1",
                "Distribution: 0",
                "Version 2.04",
                "20:00:00 x"));
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).level()).isEqualTo(LogLevel.ERROR);
    }

    @Test
    void withoutTimestampsEveryLineIsARecord() {
        assertThat(entries(read("output", "Host identity created.", "Roles assigned.", "x")))
                .hasSize(3);
    }

    @Test
    void everyLineIsInExactlyOneEntry() {
        List<LogEntry> entries =
                entries(read("output", "a", "20:00:00 b", "c", "", "d", "20:00:01 Player X connected (id=x)."));
        assertThat(String.join("\n", entries.stream().map(LogEntry::message).toList()))
                .isEqualTo("a\nb\nc\n\nd\nPlayer X connected (id=x).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ErrorMessage: File a.cpp, line 1: x: Missing '}'|ERROR",
                "Out of memory (requested 5 KB)|ERROR",
                "Server error: Player without identity X (id 1)|ERROR",
                "Cannot open file 'x'|ERROR",
                "Error: Object(2 : 4) not found|ERROR",
                "Warning Message: No entry 'bin\\config.bin/X'.|WARNING",
                "Performance warning: x|WARNING",
                "Player A is losing connection|WARNING",
                "Player A kicked off by BattlEye: Admin Kick|WARNING",
                "Files a.pbo;b.pbo are not signed by a key accepted by this server. |WARNING",
                "File x.hpp, line 5: 'a': Missing ';' at the end of line|WARNING",
                "virtual memory is too low|ERROR",
                "Cannot load texture x|ERROR",
                "Unexpected network message, possible hacking attempt id=1|ERROR",
                "Warning: x|WARNING",
                "Steam Query data overflow|WARNING",
                "Wrong admin password entered by player: A, playerUID: 1, IP: 192.0.2.1:2304.|WARNING",
                "Kicking player name='A' ID=1, steamID=7. Ping too high (354/ 300 ms)|WARNING",
                "Player A: Wrong signature for file x.pbo|WARNING",
                "A uses modified data file|WARNING",
                "No more slot to add connection at 192.0.2.1:2304|WARNING",
                "BattlEye Server: Ban check timed out, no response from BE Master|WARNING",
                "Server: Object 2:15953 not found (message Type_120)|DEBUG",
                "NetServer: cannot find channel|DEBUG",
                "Message not sent - error 0, message ID = ffffffff, to 1 (A)|DEBUG",
                "No player found for channel 5 - message ignored|DEBUG",
                "Can't change owner from 1 to 2|DEBUG",
                "Unsupported language X|DEBUG",
                "Strange convex component|DEBUG",
                "Destroy waypoint not linked|DEBUG",
                "CallExtension loaded: x|INFO",
                "Server: Network message 6fefa8 is pending|DEBUG",
                "Updating base class A->B, by c|DEBUG",
                "String STR_X not found|DEBUG",
                "\"Error in expression < Warning Message:\"|INFO",
                "SteamAPI initialization failed. Steam features won't be accessible!|INFO",
                "Game started.|INFO"
            })
    void theLevelIsDerivedFromTheWording(String text, LogLevel level) {
        assertThat(entries(read("output", "20:00:00 " + text)).get(0).level()).isEqualTo(level);
    }

    @Test
    void passwordsInTheCommandLineAreMasked() {
        assertThat(entries(read(
                        "output",
                        "== \"C:\\arma3server.exe\" -port=2302 -password=secret -mod=x",
                        "-PASSWORD=\"a b\" c")))
                .extracting(LogEntry::message)
                .containsExactly("== \"C:\\arma3server.exe\" -port=2302 -password=*** -mod=x", "-PASSWORD=*** c");
    }

    @Test
    void aJoinCombinesBattlEyesSlotAndTheEnginesSteamId() {
        LogItem.PlayerJoined playerJoined = one(
                LogItem.PlayerJoined.class,
                read(
                        "output",
                        "20:00:00 BattlEye Server: Player #3 A B (192.0.2.1:2304) connected",
                        "20:00:00 Player A B connected (id=76561198066209976)."));
        assertThat(playerJoined.player().slotId()).isEqualTo("3");
        assertThat(playerJoined.player().identity()).isEqualTo(GUID);
        assertThat(playerJoined.player().address()).isEqualTo("192.0.2.1");
        assertThat(playerJoined.player().gameData()).containsEntry("steam_uid", "76561198066209976");
    }

    @Test
    void theTwoLinesOfAJoinMayComeInEitherOrder() {
        assertThat(one(
                                LogItem.PlayerJoined.class,
                                read(
                                        "output",
                                        "20:00:00 Player A connected (id=76561198066209976).",
                                        "20:00:00 BattlEye Server: Player #3 A (192.0.2.1:2304) connected"))
                        .player()
                        .slotId())
                .isEqualTo("3");
    }

    @Test
    void withoutBattlEyeTheNameServesAsSlot() {
        server.with("server", "battleye", 0);
        List<LogItem> items = read(
                "output",
                "20:00:00 Player A connected (id=1). connected (id=76561198066209976).",
                "20:00:01 Player A connected (id=1). disconnected.");
        assertThat(one(LogItem.PlayerJoined.class, items).player().slotId()).isEqualTo("A connected (id=1).");
        assertThat(one(LogItem.PlayerLeft.class, items).slotId()).isEqualTo("A connected (id=1).");
    }

    @Test
    void scriptOutputReportsNoEvents() {
        server.with("server", "battleye", 0);
        assertThat(read("output", "20:00:00 \"Player A connected (id=76561198066209976).\""))
                .hasSize(1);
    }

    @Test
    void withoutRemoteAdminBattlEyeMessagesAreReadFromTheConsole() {
        server.with("rcon", "enabled", 0);
        List<LogItem> items = read(
                "output",
                "20:00:00 BattlEye Server: Player #3 A (192.0.2.1:2304) connected",
                "20:00:01 BattlEye Server: (Global) A: hello",
                "20:00:02 BattlEye Server: Player #3 A disconnected");
        assertThat(one(GameEvent.class, items).detail()).containsEntry("message", "hello");
        assertThat(one(LogItem.PlayerLeft.class, items).slotId()).isEqualTo("3");
    }

    @Test
    void adminLoginsAndAttacksAreEvents() {
        List<GameEvent> gameEvents = all(
                GameEvent.class,
                read(
                        "output",
                        "20:00:00 Admin logged in, player: A, playerUID: 76561198066209976, IP: 192.0.2.1:2304.",
                        "20:00:00 Wrong admin password entered by player: A, B, playerUID: 76561198066209976, IP: 192.0.2.1:2304.",
                        "20:00:00 Kicking player name='A' ID=1, steamID=76561198066209976. Ping too high (354/ 300 ms)",
                        "20:00:00 Player A: Wrong signature for file x.pbo"));
        assertThat(gameEvents)
                .extracting(GameEvent::type)
                .containsExactly("admin_login", "admin_login_failed", "player_kicked", "wrong_signature");
        assertThat(gameEvents.get(1).detail()).containsEntry("name", "A, B").containsEntry("address", "192.0.2.1:2304");
        assertThat(gameEvents.get(2).detail()).containsEntry("reason", "Ping too high (354/ 300 ms)");
    }

    @Test
    void anotherBoundPortIsReportedOnceAndStoredUntilTheNextStart() throws IOException {
        assertThat(one(
                                GameEvent.class,
                                read(
                                        "output",
                                        "20:00:00 Initializing Steam server - Game Port: 2314, Steam Query Port: 2315",
                                        "20:00:00 Game Port: 2314, Steam Query Port: 2315"))
                        .detail())
                .containsEntry("configured", 2302)
                .containsEntry("actual", 2314);
        assertThat(BoundPortStore.load(server)).isEqualTo(2314);
        BoundPortStore.clear(server);
        assertThat(BoundPortStore.load(server)).isEqualTo(2302);
        assertThat(read("output", "20:00:00 Game Port: 2302, Steam Query Port: 2303"))
                .hasSize(1);
    }

    @Test
    void anUnsupportedGameVersionIsReportedOnce() {
        String[] old = {"Version: 2.20.152000", "Arma 3 Console version 2.20.152000 x86 : port 2302"};
        assertThat(one(GameEvent.class, read("output", old))
                        .detail()
                        .get("message")
                        .toString())
                .contains("launch.own_missions_folder, launch.own_keys_folder");
        assertThat(all(
                        GameEvent.class,
                        read("output", "Arma 3 Console version 2.22.153000 x86 : port 2302", "Version: 3.00.1")))
                .isEmpty();
        server.with("launch", "own_missions_folder", 0).with("launch", "own_keys_folder", 0);
        assertThat(all(GameEvent.class, read("output", old))).isEmpty();
    }

    @Test
    void repeatedMessagesAreCountedFromTheTwentyFirstOfAMinuteOn() {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            lines.add("20:00:%02d Server: Network message %x is pending".formatted(number, number));
            lines.add("20:00:%02d Message not sent - error 0, message ID = ffffffff, to %d (A)"
                    .formatted(number, number));
        }
        lines.add("20:00:59 something else");
        lines.add("20:01:00 Server: Network message 1 is pending");
        lines.add("20:01:01 last");
        List<LogItem> items = read("output", lines.toArray(String[]::new));
        assertThat(all(GameEvent.class, items))
                .containsExactly(
                        new GameEvent("overload", Map.of("message", "Message not sent", "not_stored", 30)),
                        new GameEvent("overload", Map.of("message", "Network message is pending", "not_stored", 30)));
        assertThat(entries(items)).hasSize(20 + 20 + 3);
        assertThat(items.get(items.size() - 1)).isInstanceOf(LogEntry.class);
    }

    @Test
    void theCountIsReportedWhenTheLogIsIdle() {
        String[] lines = new String[30];
        Arrays.fill(lines, "Message not sent - error 0, message ID = ffffffff, to 1 (A)");
        assertThat(one(GameEvent.class, read("output", lines)).detail()).containsEntry("not_stored", 10);
    }

    @Test
    void linesThatContinueARepeatedMessageAreStored() {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            lines.add("20:00:00 Message not sent - error 0, message ID = ffffffff, to 1 (A)");
        }
        lines.add("a line without a time");
        assertThat(entries(read("output", lines.toArray(String[]::new))).get(20).message())
                .endsWith("(A)\na line without a time");
    }

    @Test
    void aVeryLongLineIsTruncated() {
        assertThat(entries(read("output", "x".repeat(100_000))).get(0).message())
                .hasSizeLessThan(20_000);
    }

    private List<LogItem> read(String fileName, String... lines) {
        return readFrom("output", fileName, lines);
    }

    private List<LogItem> readFrom(String source, String fileName, String... lines) {
        try {
            Files.write(directory.resolve(fileName), List.of(lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        LineReader reader = parser.open(server, new TestLogFile(source, directory.resolve(fileName), writtenBefore));
        List<LogItem> items = new ArrayList<>();
        for (String line : lines) {
            items.addAll(reader.onLine(line));
        }
        items.addAll(reader.flush());
        return items;
    }

    private record TestLogFile(String source, Path path, Instant writtenBefore) implements LogFile {

        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public long offset() {
            return 0;
        }

        @Override
        public Instant writtenAfter() {
            return writtenBefore.minus(Duration.ofHours(23));
        }
    }

    private static List<LogEntry> entries(List<LogItem> items) {
        return all(LogEntry.class, items);
    }

    private static <T> T one(Class<T> type, List<LogItem> items) {
        List<T> found = all(type, items);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static <T> List<T> all(Class<T> type, List<LogItem> items) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
