package io.languard.ports.server;

import io.languard.ports.rule.Limits;
import io.languard.ports.rule.Rules;

/** What a client changes on a server; {@code null} keeps the present value. */
public record ServerChange(
        String name,
        String description,
        String exePath,
        Integer gamePort,
        Integer rconPort,
        Boolean autoRestart,
        Integer maxRestarts) {

    /** {@code VALIDATION_ERROR} beyond the limits. */
    public ServerChange {
        new Rules()
                .line("name", name, 1, Limits.SERVER_NAME)
                .text("description", description, 0, Limits.DESCRIPTION)
                .line("exe_path", exePath, 1, Limits.PATH)
                .number("game_port", gamePort, 1, Limits.PORT)
                .number("rcon_port", rconPort, 1, Limits.PORT)
                .number("max_restarts", maxRestarts, 0, Limits.RESTARTS)
                .check();
    }
}
