package io.languard.arma3.log;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3Installation;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.arma3.LogFileNames;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Reads the two texts that the game writes, one of the engine and one of the console. On Linux both go to the process's
 * output; on Windows they are two files below the profiles folder.
 */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3LogParser implements LogParser {

    @Override
    public List<LogSource> sources(GameServer server) {
        if (!Arma3Installation.of(server).windows()) {
            return List.of();
        }
        Path profiles = Arma3ServerPaths.of(server).profiles();
        return List.of(
                new LogSource("rpt", profiles, "*.rpt"),
                new LogSource("console", profiles, LogFileNames.consoleFile(server)));
    }

    @Override
    public LineReader open(GameServer server, String source, String fileName) {
        return new Arma3LineReader(
                new TimestampResolver(fileName, Clock.systemDefaultZone()), new ConsoleEventParser(server));
    }
}
