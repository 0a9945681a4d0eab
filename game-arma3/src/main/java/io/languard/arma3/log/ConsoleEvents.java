package io.languard.arma3.log;

import io.languard.api.GameServer;
import io.languard.api.log.LogItem;
import io.languard.arma3.battleye.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line of the console means beside being a line. */
final class ConsoleEvents {

    private static final String BATTLEYE = "BattlEye Server: ";
    private static final Pattern PORTS =
            Pattern.compile("(?:Initializing Steam server - )?Game Port: (\\d{1,5}), Steam Query Port: \\d{1,5}");

    private final int gamePort;
    private final ConsolePlayers players;

    ConsoleEvents(GameServer server) {
        gamePort = server.gamePort();
        players = new ConsolePlayers(server);
    }

    List<LogItem> of(String text) {
        if (text.startsWith(BATTLEYE)) {
            return players.battlEye(ServerMessage.read(text.substring(BATTLEYE.length())));
        }
        if (text.startsWith("Player ")) {
            List<LogItem> items = players.console(text);
            if (!items.isEmpty()) {
                return items;
            }
        }
        return AdminNotices.of(text).or(() -> movedPort(text)).map(List::of).orElse(List.of());
    }

    /** A port that is taken makes the engine try others without a word elsewhere (Arma 3: Dedicated Server). */
    private Optional<LogItem> movedPort(String text) {
        Matcher ports = text.contains("Game Port: ") ? PORTS.matcher(text) : null;
        if (ports == null || !ports.matches() || Integer.parseInt(ports.group(1)) == gamePort) {
            return Optional.empty();
        }
        int actual = Integer.parseInt(ports.group(1));
        return Optional.of(new LogItem.Notice("game_port_changed", Map.of("configured", gamePort, "actual", actual)));
    }
}
