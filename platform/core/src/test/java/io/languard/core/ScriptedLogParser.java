package io.languard.core;

import io.languard.api.GameServer;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogFile;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import io.languard.api.player.Player;
import io.languard.api.process.ProcessZone;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Parses records whose continuation lines begin with a space, as in real games: a record is emitted when the next one
 * begins. {@code JOIN slot name}, {@code LEAVE slot} and {@code NOTE text} also emit events; {@code FAIL} makes the
 * reader throw, and {@code AGAIN} is a record that is only counted.
 */
public final class ScriptedLogParser implements LogParser {

    /** Prepended to each record, so that a test can tell which adapter parsed it. */
    public volatile String prefix = "";

    /** How often each record is returned. */
    public volatile int copies = 1;

    /** The time of each record; {@code null} for none. */
    public volatile Instant time;

    /** The file that was opened last. */
    public volatile LogFile opened;

    /** The time zone of the process whose file was opened last. */
    public volatile ZoneRules zone;

    /** While set, reading a line blocks on it. */
    public volatile CountDownLatch hang;

    /** The number of lines whose reading blocked. */
    public volatile int hanging;

    /** The source of the game's own log files; {@code null} if it writes none. */
    public volatile LogSource own;

    @Override
    public List<LogSource> sources(GameServer server) {
        return own == null ? List.of() : List.of(own);
    }

    @Override
    public LineReader open(GameServer server, String source, String fileName) {
        return new ScriptedLineReader();
    }

    @Override
    public LineReader open(GameServer server, LogFile file) {
        opened = file;
        zone = ProcessZone.of(server);
        return LogParser.super.open(server, file);
    }

    private final class ScriptedLineReader implements LineReader {

        private StringBuilder record;
        private int lines;

        @Override
        public List<LogItem> onLine(String line) {
            await();
            if (line.equals("FAIL")) {
                throw new IllegalStateException("Failure requested by the test");
            }
            if (line.startsWith(" ") && record != null) {
                record.append('\n').append(line);
                lines++;
                return List.of();
            }
            List<LogItem> items = new ArrayList<>(flush());
            record = new StringBuilder(line);
            lines = 1;
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "JOIN" ->
                    items.add(new LogItem.PlayerJoined(new Player(words[1], words[2], null, null, null, Map.of())));
                case "LEAVE" -> items.add(new LogItem.PlayerLeft(words[1]));
                case "NOTE" -> items.add(new LogItem.GameEvent("note", Map.of("text", line)));
                default -> {}
            }
            return items;
        }

        @Override
        public int pendingLines() {
            return lines;
        }

        @Override
        public List<LogItem> flush() {
            if (record == null) {
                return List.of();
            }
            String message = prefix + record;
            boolean counted = record.toString().equals("AGAIN");
            record = null;
            lines = 0;
            return counted
                    ? List.of()
                    : Collections.nCopies(copies, new LogItem.LogEntry(time, LogLevel.INFO, message));
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
