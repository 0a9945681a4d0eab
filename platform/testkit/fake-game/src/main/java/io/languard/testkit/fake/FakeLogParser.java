package io.languard.testkit.fake;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Parses the output of the fake server, which writes no log files. */
@Component
@GameType(FakeAdapter.GAME_TYPE)
public final class FakeLogParser implements LogParser {

    @Override
    public List<LogSource> sources(GameServer server) {
        return List.of();
    }

    @Override
    public LineReader open(GameServer server, String source, String fileName) {
        return new FakeLineReader();
    }
}
