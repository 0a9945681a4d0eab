package io.languard.service.server;

import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;

/** A request to create a server. {@code null} selects the platform's default. */
public record NewServer(
        String name,
        String description,
        String gameType,
        String exePath,
        int gamePort,
        Integer rconPort,
        Boolean autoRestart,
        Integer maxRestarts) {

    /** Throws {@code VALIDATION_ERROR} if a value exceeds its limits. */
    public NewServer {
        new FieldValidator()
                .line("name", name, 1, FieldLimits.SERVER_NAME)
                .text("description", description, 0, FieldLimits.DESCRIPTION)
                .line("game_type", gameType, 1, FieldLimits.GAME_TYPE)
                .line("exe_path", exePath, 1, FieldLimits.PATH)
                .number("game_port", gamePort, 1, FieldLimits.PORT)
                .number("rcon_port", rconPort, 1, FieldLimits.PORT)
                .number("max_restarts", maxRestarts, 0, FieldLimits.RESTARTS)
                .check();
    }
}
