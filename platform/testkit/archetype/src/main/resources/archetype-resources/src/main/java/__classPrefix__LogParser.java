package ${package};

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import io.languard.api.player.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Reads each line as a record, and detects players who join or leave. */
@Component
@GameType(${classPrefix}Adapter.GAME_TYPE)
public final class ${classPrefix}LogParser implements LogParser {

    private static final Pattern JOINED = Pattern.compile("([A-Za-z0-9_]+) joined");
    private static final Pattern LEFT = Pattern.compile("([A-Za-z0-9_]+) left");

    @Override
    public List<LogSource> sources(GameServer server) {
        return List.of();
    }

    @Override
    public LineReader open(GameServer server, String source, String fileName) {
        return new LineReader() {
            @Override
            public List<LogItem> onLine(String line) {
                return read(line);
            }

            @Override
            public int pendingLines() {
                return 0;
            }

            @Override
            public List<LogItem> flush() {
                return List.of();
            }
        };
    }

    private static List<LogItem> read(String line) {
        List<LogItem> items = new ArrayList<>();
        LogLevel level = line.startsWith("ERROR") ? LogLevel.ERROR : LogLevel.INFO;
        items.add(new LogItem.LogEntry(null, level, line));
        Matcher joined = JOINED.matcher(line);
        if (joined.matches()) {
            String name = joined.group(1);
            items.add(new LogItem.PlayerJoined(new Player(name, name, null, null, null, Map.of())));
        }
        Matcher left = LEFT.matcher(line);
        if (left.matches()) {
            items.add(new LogItem.PlayerLeft(left.group(1)));
        }
        return items;
    }
}
