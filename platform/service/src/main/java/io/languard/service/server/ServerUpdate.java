package io.languard.service.server;

import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;

/** A request to change a server. {@code null} keeps the current value. */
public record ServerUpdate(
        String name,
        String description,
        String exePath,
        Integer gamePort,
        Integer rconPort,
        Boolean autoRestart,
        Integer maxRestarts) {

    /** Throws {@code VALIDATION_ERROR} if a value exceeds its limits. */
    public ServerUpdate {
        new FieldValidator()
                .line("name", name, 1, FieldLimits.SERVER_NAME)
                .text("description", description, 0, FieldLimits.DESCRIPTION)
                .line("exe_path", exePath, 1, FieldLimits.PATH)
                .number("game_port", gamePort, 1, FieldLimits.PORT)
                .number("rcon_port", rconPort, 1, FieldLimits.PORT)
                .number("max_restarts", maxRestarts, 0, FieldLimits.RESTARTS)
                .check();
    }
}
