package io.languard.ports.server;

import io.languard.ports.rule.Limits;
import io.languard.ports.rule.Rules;

/**
 * What a client asks for when it creates a server. {@code null} where it left something to the platform.
 */
public record NewServer(
        String name,
        String description,
        String gameType,
        String exePath,
        int gamePort,
        Integer rconPort,
        Boolean autoRestart,
        Integer maxRestarts) {

    /** {@code VALIDATION_ERROR} beyond the limits. */
    public NewServer {
        new Rules()
                .line("name", name, 1, Limits.SERVER_NAME)
                .text("description", description, 0, Limits.DESCRIPTION)
                .line("game_type", gameType, 1, Limits.GAME_TYPE)
                .line("exe_path", exePath, 1, Limits.PATH)
                .number("game_port", gamePort, 1, Limits.PORT)
                .number("rcon_port", rconPort, 1, Limits.PORT)
                .number("max_restarts", maxRestarts, 0, Limits.RESTARTS)
                .check();
    }
}
