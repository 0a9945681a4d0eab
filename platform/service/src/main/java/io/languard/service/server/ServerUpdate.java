package io.languard.service.server;

import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;

/** What a client changes on a server; {@code null} keeps the present value. */
public record ServerUpdate(
        String name,
        String description,
        String exePath,
        Integer gamePort,
        Integer rconPort,
        Boolean autoRestart,
        Integer maxRestarts) {

    /** {@code VALIDATION_ERROR} beyond the limits. */
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
