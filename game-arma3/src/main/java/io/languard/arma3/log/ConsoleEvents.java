package io.languard.arma3.log;

import io.languard.api.GameServer;
import io.languard.api.log.LogItem;
import io.languard.arma3.TakenPort;
import io.languard.arma3.battleye.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a line of the console means beside being a line. */
final class ConsoleEvents {

    private static final String BATTLEYE = "BattlEye Server: ";

    private final GameServer server;
    private final ConsolePlayers players;
    private int known;
    private boolean versionTold;

    ConsoleEvents(GameServer server) {
        this.server = server;
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
        return AdminNotices.of(text)
                .or(() -> movedPort(text))
                .or(() -> version(text))
                .map(List::of)
                .orElse(List.of());
    }

    /** The version stands in the log more than once. */
    private Optional<LogItem> version(String text) {
        Optional<LogItem> notice = versionTold ? Optional.empty() : VersionNotice.of(text, server);
        versionTold |= notice.isPresent();
        return notice;
    }

    /** A port that is taken makes the engine try others without a word elsewhere (Arma 3: Dedicated Server). */
    private Optional<LogItem> movedPort(String text) {
        OptionalInt told = TakenPort.told(text);
        if (told.isEmpty() || told.getAsInt() == server.gamePort() || told.getAsInt() == known) {
            return Optional.empty();
        }
        known = told.getAsInt();
        TakenPort.keep(server, known);
        return Optional.of(
                new LogItem.Notice("game_port_changed", Map.of("configured", server.gamePort(), "actual", known)));
    }
}
