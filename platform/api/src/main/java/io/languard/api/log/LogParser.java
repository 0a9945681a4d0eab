package io.languard.api.log;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Understands what a game writes.
 *
 * <p>Called on platform threads, from several at once; each call must return within 5 seconds.
 */
@ConsumerType
@CapabilityType(name = "log_parser", title = "Logs", order = 30)
public interface LogParser {

    /** The files that the game writes beside its standard output, which the platform always captures and reads. */
    List<LogSource> sources(GameServer server);

    /**
     * A reader for one file of one source. It usually gets the file from its start, but may begin at any line in the middle:
     * after a restart of the platform, or when this bundle took over from another one, reading goes on where it was.
     *
     * @param source a name from {@link #sources}, or {@link LogSource#OUTPUT}
     * @param fileName the file's name, which may carry a date
     */
    LineReader open(GameServer server, String source, String fileName);
}
