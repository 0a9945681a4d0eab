package io.languard.api.log;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Parses the logs of a game.
 *
 * <p>Called concurrently on platform threads; each call must return within 5 seconds.
 */
@ConsumerType
@CapabilityType(name = "log_parser", title = "Logs", order = 30)
public interface LogParser {

    /**
     * Returns the log files that the game writes in addition to its standard output, which the platform always captures
     * and reads; empty if there are none.
     */
    List<LogSource> sources(GameServer server);

    /**
     * Returns a new reader for a file of a source. The reader usually receives the file from its start, but it may
     * start at any line: after a restart of the platform, or when this bundle replaces another one, reading continues
     * at the last position.
     *
     * @param source the name of one of the {@link #sources}, or {@link LogSource#OUTPUT}
     * @param fileName the name of the file, which may contain a date
     */
    LineReader open(GameServer server, String source, String fileName);

    /**
     * Returns a new reader for a file of a source, as {@link #open(GameServer, String, String)} does, which the default
     * implementation calls. Implement it if the game's timestamps lack a date or a zone: the file says what is known of when
     * its lines were written.
     */
    default LineReader open(GameServer server, LogFile file) {
        return open(server, file.source(), file.name());
    }
}
