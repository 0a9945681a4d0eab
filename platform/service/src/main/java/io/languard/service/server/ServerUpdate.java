package io.languard.service.server;

import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import io.languard.service.validation.Multiline;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A request to change a server. {@code null} keeps the current value. */
public record ServerUpdate(
        @Size(min = 1, max = FieldLimits.MAX_SERVER_NAME_LENGTH) @Nullable String name,
        @Multiline @Size(max = FieldLimits.MAX_DESCRIPTION_LENGTH) @Nullable String description,
        @Size(min = 1, max = FieldLimits.MAX_PATH_LENGTH) @Nullable String exePath,
        @Min(FieldLimits.MIN_PORT) @Max(FieldLimits.MAX_PORT) @Nullable Integer gamePort,
        @Min(FieldLimits.MIN_PORT) @Max(FieldLimits.MAX_PORT) @Nullable Integer rconPort,
        @Nullable Boolean autoRestart,
        @Min(0) @Max(FieldLimits.MAX_RESTARTS) @Nullable Integer maxRestarts) {

    /** Throws {@code VALIDATION_ERROR} if a value exceeds its limits. */
    public ServerUpdate {
        new FieldValidator()
                .line("name", name, 1, FieldLimits.MAX_SERVER_NAME_LENGTH)
                .text("description", description, 0, FieldLimits.MAX_DESCRIPTION_LENGTH)
                .line("exe_path", exePath, 1, FieldLimits.MAX_PATH_LENGTH)
                .number("game_port", gamePort, FieldLimits.MIN_PORT, FieldLimits.MAX_PORT)
                .number("rcon_port", rconPort, FieldLimits.MIN_PORT, FieldLimits.MAX_PORT)
                .number("max_restarts", maxRestarts, 0, FieldLimits.MAX_RESTARTS)
                .check();
    }

    /** Returns a definition with this change. */
    public ServerDefinition applyTo(ServerDefinition present) {
        return new ServerDefinition(
                orElse(name, present.name()),
                orElse(description, present.description()),
                present.gameType(),
                orElse(exePath, present.exePath()),
                orElse(gamePort, present.gamePort()),
                rconPort == null ? present.rconPort() : rconPort,
                orElse(autoRestart, present.autoRestart()),
                orElse(maxRestarts, present.maxRestarts()));
    }

    private static <T> T orElse(@Nullable T requested, T present) {
        return requested == null ? present : requested;
    }
}
