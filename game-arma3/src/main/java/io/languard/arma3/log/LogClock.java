package io.languard.arma3.log;

import io.languard.api.log.LogFile;
import io.languard.toolkit.time.LocalStamp;
import io.languard.toolkit.time.LocalTimeReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts the times in one log to instants. The game writes local time, usually without a date (Bohemia wiki: Arma 3:
 * Server Config File, timeStampFormat), which the name of an RPT file and the header of a log contain.
 */
final class LogClock {

    private static final Pattern FILE_NAME =
            Pattern.compile("_(\\d{4})-(\\d{2})-(\\d{2})_(\\d{2})-(\\d{2})-(\\d{2})\\.rpt");
    private static final Pattern HEADER =
            Pattern.compile("Current time:\\s+(\\d{4})/(\\d{2})/(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2})\\s*");

    private final LocalTimeReader times;

    LogClock(LogFile file, ZoneRules zone) {
        Matcher name = FILE_NAME.matcher(file.name());
        times = new LocalTimeReader(
                file, zone, name.find() ? LocalStamp.dateTime(name) : null, TimestampedLine::stampOf);
    }

    /**
     * Returns the time of a line.
     *
     * @param text the line without its timestamp
     */
    Instant timeOf(@Nullable LocalStamp stamp, String text) {
        if (stamp != null) {
            return times.read(stamp);
        }
        Matcher header = text.startsWith("Current time:") ? HEADER.matcher(text) : null;
        LocalDateTime current = header != null && header.matches() ? LocalStamp.dateTime(header) : null;
        if (current != null) {
            times.setCurrent(current);
        }
        return times.estimate();
    }

    /** Returns, once, a text that says what is not known of the times. */
    Optional<String> takeProblem() {
        return times.takeProblem();
    }
}
