package io.languard.luanti.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogItem.LogEntry;
import io.languard.api.log.LogLevel;
import io.languard.api.player.Player;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LuantiLineReaderTest {

    private static final String AT = "2026-11-25 20:36:28: ";
    private static final Instant TIME = Instant.parse("2026-11-25T19:36:28Z");

    private final LuantiLineReader reader = new LuantiLineReader(ZoneId.of("Europe/Berlin"));

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
    void joiningAndLeavingAreReported() {
        assertThat(reader.onLine(AT + "ACTION[Server]: ann [127.0.0.1] joins game. List of players: ann"))
                .contains(new LogItem.PlayerJoined(new Player("ann", "ann", null, null, "127.0.0.1", Map.of())));
        assertThat(reader.onLine(AT + "ACTION[Server]: ann [::ffff:10.0.0.7] joins game. List of players: ann bob"))
                .contains(new LogItem.PlayerJoined(new Player("ann", "ann", null, null, "10.0.0.7", Map.of())));
        assertThat(reader.onLine(AT + "ACTION[Server]: ann leaves game. List of players: "))
                .contains(new LogItem.PlayerLeft("ann"));
        assertThat(reader.onLine(AT + "ACTION[Server]: ann times out. List of players: "))
                .contains(new LogItem.PlayerLeft("ann"));
    }

    @Test
    void chatCannotImitateActions() {
        assertThat(reader.onLine(AT + "ACTION[Server]: CHAT: <ann> hi <bob> there"))
                .contains(new LogItem.GameEvent("chat", Map.of("name", "ann", "message", "hi <bob> there")));
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
}
