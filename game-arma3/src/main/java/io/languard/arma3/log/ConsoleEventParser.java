package io.languard.arma3.log;

import io.languard.api.GameServer;
import io.languard.api.log.LogItem;
import io.languard.arma3.BoundPortStore;
import io.languard.arma3.battleye.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Parses the events that console lines report. */
final class ConsoleEventParser {

    private static final String BATTLEYE = "BattlEye Server: ";

    private final GameServer server;
    private final ConsolePlayerTracker players;
    private int boundPort;
    private boolean versionReported;

    ConsoleEventParser(GameServer server) {
        this.server = server;
        players = new ConsolePlayerTracker(server);
    }

    /**
     * Returns the events of a line.
     *
     * @param complete whether the line looks like all lines of the game, with a timestamp if they have one. Otherwise it
     *     may be a part of some text, and reports nothing about players
     */
    List<LogItem> parse(String text, boolean complete) {
        if (text.startsWith(BATTLEYE)) {
            return complete
                    ? players.onBattlEyeMessage(ServerMessage.parse(text.substring(BATTLEYE.length())))
                    : List.of();
        }
        if (complete && text.startsWith("Player ")) {
            List<LogItem> items = players.onConsoleLine(text);
            if (!items.isEmpty()) {
                return items;
            }
        }
        Optional<LogItem> admin = complete ? AdminEventParser.parse(text) : Optional.empty();
        return admin.or(() -> movedPort(text))
                .or(() -> version(text))
                .map(List::of)
                .orElse(List.of());
    }

    /** The version occurs in the log more than once. */
    private Optional<LogItem> version(String text) {
        Optional<LogItem> event = versionReported ? Optional.empty() : GameVersionChecker.check(text, server);
        versionReported |= event.isPresent();
        return event;
    }

    /** If its port is in use, the engine tries others and reports it only here (Arma 3: Dedicated Server). */
    private Optional<LogItem> movedPort(String text) {
        OptionalInt reported = BoundPortStore.parse(text);
        if (reported.isEmpty() || reported.getAsInt() == server.gamePort() || reported.getAsInt() == boundPort) {
            return Optional.empty();
        }
        boundPort = reported.getAsInt();
        BoundPortStore.store(server, boundPort);
        return Optional.of(new LogItem.GameEvent(
                "game_port_changed", Map.of("configured", server.gamePort(), "actual", boundPort)));
    }
}
