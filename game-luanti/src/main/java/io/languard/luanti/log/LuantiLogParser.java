package io.languard.luanti.log;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogFile;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import io.languard.api.process.ProcessZone;
import io.languard.luanti.LuantiConfig;
import io.languard.luanti.event.EventMod;
import io.languard.toolkit.time.LocalTimeReader;
import io.languard.toolkit.time.UnknownLogFile;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Reads the process's output only: it has everything that the game's own file has, and also the output of mods. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiLogParser implements LogParser {

    @Override
    public List<LogSource> sources(GameServer server) {
        return List.of();
    }

    @Override
    public LineReader open(GameServer server, String source, String fileName) {
        return open(server, new UnknownLogFile(source, fileName));
    }

    @Override
    public LineReader open(GameServer server, LogFile file) {
        ChatFormat chat = new ChatFormat(server.config().section("server").text("chat_message_format"));
        LocalTimeReader times = new LocalTimeReader(file, ProcessZone.of(server), null, LuantiLineReader::stampOf);
        return new LuantiLineReader(times, chat, EventMod.of(server));
    }
}
