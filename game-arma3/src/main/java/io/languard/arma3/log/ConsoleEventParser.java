package io.languard.arma3.log;

import io.languard.api.GameServer;
import io.languard.api.log.LogItem;
import io.languard.arma3.BoundPortStore;
import io.languard.arma3.battleye.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a line of the console means beside being a line. */
final class ConsoleEventParser {

    private static final String BATTLEYE = "BattlEye Server: ";

    private final GameServer server;
    private final ConsolePlayerTracker players;
    private int known;
    private boolean versionTold;

    ConsoleEventParser(GameServer server) {
        this.server = server;
        players = new ConsolePlayerTracker(server);
    }

    List<LogItem> parse(String text) {
        if (text.startsWith(BATTLEYE)) {
            return players.onBattlEyeMessage(ServerMessage.parse(text.substring(BATTLEYE.length())));
        }
        if (text.startsWith("Player ")) {
            List<LogItem> items = players.onConsoleLine(text);
            if (!items.isEmpty()) {
                return items;
            }
        }
        return AdminEventParser.parse(text)
                .or(() -> movedPort(text))
                .or(() -> version(text))
                .map(List::of)
                .orElse(List.of());
    }

    /** The version stands in the log more than once. */
    private Optional<LogItem> version(String text) {
        Optional<LogItem> notice = versionTold ? Optional.empty() : GameVersionChecker.check(text, server);
        versionTold |= notice.isPresent();
        return notice;
    }

    /** A port that is taken makes the engine try others without a word elsewhere (Arma 3: Dedicated Server). */
    private Optional<LogItem> movedPort(String text) {
        OptionalInt told = BoundPortStore.parse(text);
        if (told.isEmpty() || told.getAsInt() == server.gamePort() || told.getAsInt() == known) {
            return Optional.empty();
        }
        known = told.getAsInt();
        BoundPortStore.store(server, known);
        return Optional.of(
                new LogItem.GameEvent("game_port_changed", Map.of("configured", server.gamePort(), "actual", known)));
    }
}
