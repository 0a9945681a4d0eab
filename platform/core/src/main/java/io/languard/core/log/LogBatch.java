package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.service.log.LogLine;
import io.languard.spi.log.LogPosition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one round over a server's sources has given: stored together, then told. */
final class LogBatch {

    final List<LogLine> lines = new ArrayList<>();

    private final List<LogLine> alone = new ArrayList<>();

    /** What lines said beside being lines, in order. */
    final List<LogItem> items = new ArrayList<>();

    /** How far the sources have been read with this. */
    final Map<SourceTailer, LogPosition> positions = new LinkedHashMap<>();

    /** Files that have been read whole with this, and may go. */
    final List<Path> finished = new ArrayList<>();

    /** Lines that were passed over. */
    long dropped;

    /** Lines that an adapter only counted. */
    long suppressed;

    /** How often storing it was refused for another reason than an absent database. */
    int rejections;

    /** Lines of a source have been passed over: that is said where they are missing. */
    void recordDropped(String source, long count) {
        dropped += count;
        lines.add(new LogLine(
                0,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                LogLevel.WARNING,
                "Languard: " + count + " lines of '" + source + "' were dropped here, too many to be stored in time"));
    }

    /** A line was stored by itself: it is not stored again, only told. */
    void markStored(LogLine line) {
        lines.remove(line);
        alone.add(line);
    }

    /** The database will never take the line. */
    void reject(LogLine line) {
        lines.remove(line);
        dropped++;
    }

    /** What has been stored. */
    List<LogLine> storedLines() {
        List<LogLine> all = new ArrayList<>(alone);
        all.addAll(lines);
        return all;
    }

    boolean isEmpty() {
        return lines.isEmpty() && alone.isEmpty() && items.isEmpty() && positions.isEmpty();
    }
}
