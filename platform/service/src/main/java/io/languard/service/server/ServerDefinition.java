package io.languard.service.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What admins define of a game server.
 *
 * @param rconPort {@code null} where the game has none
 */
public record ServerDefinition(
        String name,
        String description,
        String gameType,
        String exePath,
        int gamePort,
        @Nullable Integer rconPort,
        boolean autoRestart,
        int maxRestarts) {

    /** Returns this definition with another remote admin port. */
    public ServerDefinition withRconPort(@Nullable Integer newPort) {
        return new ServerDefinition(name, description, gameType, exePath, gamePort, newPort, autoRestart, maxRestarts);
    }

    /** Returns the values that differ from another definition, by the names that the API gives them. */
    public Map<String, Object> changesSince(ServerDefinition before) {
        Map<String, Object> changes = new LinkedHashMap<>();
        put(changes, "name", before.name, name);
        put(changes, "description", before.description, description);
        put(changes, "exe_path", before.exePath, exePath);
        put(changes, "game_port", before.gamePort, gamePort);
        put(changes, "rcon_port", before.rconPort, rconPort);
        put(changes, "auto_restart", before.autoRestart, autoRestart);
        put(changes, "max_restarts", before.maxRestarts, maxRestarts);
        return changes;
    }

    private static void put(
            Map<String, Object> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (after != null && !after.equals(before)) {
            changes.put(field, after);
        }
    }
}
