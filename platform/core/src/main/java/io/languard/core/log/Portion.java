package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogPosition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one round over a server's sources has given: stored together, then told. */
final class Portion {

    final List<LogLine> lines = new ArrayList<>();

    private final List<LogLine> alone = new ArrayList<>();

    /** What lines said beside being lines, in order. */
    final List<LogItem> news = new ArrayList<>();

    /** How far the sources have been read with this. */
    final Map<SourceTail, LogPosition> positions = new LinkedHashMap<>();

    /** Files that have been read whole with this, and may go. */
    final List<Path> finished = new ArrayList<>();

    /** Lines that were passed over. */
    long dropped;

    /** Lines that an adapter only counted. */
    long omitted;

    /** How often storing it was refused for another reason than an absent database. */
    int refused;

    /** Lines of a source have been passed over: that is said where they are missing. */
    void drop(String source, long count) {
        dropped += count;
        lines.add(new LogLine(
                0,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                LogLevel.WARNING,
                "Languard: " + count + " lines of '" + source + "' were dropped here, too many to be stored in time"));
    }

    /** A line was stored by itself: it is not stored again, only told. */
    void storedAlready(LogLine line) {
        lines.remove(line);
        alone.add(line);
    }

    /** The database will never take the line. */
    void refuse(LogLine line) {
        lines.remove(line);
        dropped++;
    }

    /** What has been stored. */
    List<LogLine> written() {
        List<LogLine> all = new ArrayList<>(alone);
        all.addAll(lines);
        return all;
    }

    boolean isEmpty() {
        return lines.isEmpty() && alone.isEmpty() && news.isEmpty() && positions.isEmpty();
    }
}
