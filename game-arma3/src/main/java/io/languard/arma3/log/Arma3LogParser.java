package io.languard.arma3.log;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogFile;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import io.languard.api.process.ProcessZone;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3Installation;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.arma3.LogFileNames;
import io.languard.toolkit.time.UnknownLogFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/**
 * Reads the two texts that the game writes, one of the engine and one of the console. On Linux both go to the process's
 * output; on Windows they are two files below the profiles folder.
 */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3LogParser implements LogParser {

    private static final String RPT = "rpt";

    private final Map<Path, EventDeduplicator> deduplicators = new ConcurrentHashMap<>();

    @Override
    public List<LogSource> sources(GameServer server) {
        if (!Arma3Installation.of(server).windows()) {
            return List.of();
        }
        Path profiles = Arma3ServerPaths.of(server).profiles();
        return List.of(
                new LogSource(RPT, profiles, "*.rpt"),
                new LogSource("console", profiles, LogFileNames.consoleFile(server)));
    }

    @Override
    public LineReader open(GameServer server, String source, String fileName) {
        return open(server, new UnknownLogFile(source, fileName));
    }

    @Override
    public LineReader open(GameServer server, LogFile file) {
        deduplicators.keySet().removeIf(directory -> Files.notExists(directory)); // of servers that were deleted
        // On Linux there is one file, and nothing to compare.
        EventDeduplicator.Source events = file.source().equals(LogSource.OUTPUT)
                ? (items, time) -> items
                : deduplicators
                        .computeIfAbsent(server.directory(), directory -> new EventDeduplicator())
                        .of(file.source());
        return new Arma3LineReader(
                new LogClock(file, ProcessZone.of(server)),
                new ConsoleEventParser(server),
                events,
                hasLinesWithoutStamp(server, file.source()));
    }

    /** The RPT and the console have a format of their own; where both are in one file, either can lack timestamps. */
    private static boolean hasLinesWithoutStamp(GameServer server, String source) {
        ConfigSection settings = server.config().section("server");
        boolean rpt = settings.text("time_stamp_format").equalsIgnoreCase("none");
        // Versions before 2.22 have one setting for both.
        return rpt
                || !source.equals(RPT)
                        && settings.text("time_stamp_format_console").equalsIgnoreCase("none");
    }
}
