package io.languard.core;

import io.languard.api.GameServer;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import io.languard.api.player.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Reads records whose further lines begin with a blank, as real games have them: a record is given out when the next one
 * begins. {@code JOIN slot name}, {@code LEAVE slot} and {@code NOTE text} say more; {@code FAIL} makes the reader fail,
 * and {@code AGAIN} is only counted.
 */
public final class ScriptedLogParser implements LogParser {

    /** Put before each record, so that a test sees which adapter has read it. */
    public volatile String prefix = "";

    /** While set, reading a line hangs. */
    public volatile CountDownLatch hang;

    /** How often reading a line has hung. */
    public volatile int hanging;

    /** Where the game writes files of its own; {@code null} for nowhere. */
    public volatile LogSource own;

    @Override
    public List<LogSource> sources(GameServer server) {
        return own == null ? List.of() : List.of(own);
    }

    @Override
    public LineReader open(GameServer server, String source, String fileName) {
        return new ScriptedLineReader();
    }

    private final class ScriptedLineReader implements LineReader {

        private StringBuilder record;

        @Override
        public List<LogItem> onLine(String line) {
            await();
            if (line.equals("FAIL")) {
                throw new IllegalStateException("Failed as asked");
            }
            if (line.startsWith(" ") && record != null) {
                record.append('\n').append(line);
                return List.of();
            }
            List<LogItem> items = new ArrayList<>(flush());
            if (line.equals("AGAIN")) {
                items.add(new LogItem.SuppressedLines(1));
                return items;
            }
            record = new StringBuilder(line);
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "JOIN" -> items.add(
                        new LogItem.PlayerJoined(new Player(words[1], words[2], null, null, null, Map.of())));
                case "LEAVE" -> items.add(new LogItem.PlayerLeft(words[1]));
                case "NOTE" -> items.add(new LogItem.GameEvent("note", Map.of("text", line)));
                default -> {}
            }
            return items;
        }

        @Override
        public List<LogItem> flush() {
            if (record == null) {
                return List.of();
            }
            String message = prefix + record;
            record = null;
            return List.of(new LogItem.LogEntry(null, LogLevel.INFO, message));
        }

        private void await() {
            CountDownLatch latch = hang;
            if (latch != null) {
                hanging++;
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
