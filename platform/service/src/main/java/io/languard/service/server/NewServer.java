package io.languard.service.server;

import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import io.languard.service.validation.Multiline;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A request to create a server. {@code null} selects the platform's default. */
public record NewServer(
        @NotNull @Size(min = 1, max = FieldLimits.MAX_SERVER_NAME_LENGTH) String name,
        @Multiline @Size(max = FieldLimits.MAX_DESCRIPTION_LENGTH) @Nullable String description,
        @NotNull @Size(min = 1, max = FieldLimits.MAX_GAME_TYPE_LENGTH) String gameType,
        @NotNull @Size(min = 1, max = FieldLimits.MAX_PATH_LENGTH) String exePath,
        @Min(FieldLimits.MIN_PORT) @Max(FieldLimits.MAX_PORT) int gamePort,
        @Min(FieldLimits.MIN_PORT) @Max(FieldLimits.MAX_PORT) @Nullable Integer rconPort,
        @Nullable Boolean autoRestart,
        @Min(0) @Max(FieldLimits.MAX_RESTARTS) @Nullable Integer maxRestarts) {

    private static final int DEFAULT_MAX_RESTARTS = 3;

    /** Throws {@code VALIDATION_ERROR} if a value exceeds its limits. */
    public NewServer {
        new FieldValidator()
                .line("name", name, 1, FieldLimits.MAX_SERVER_NAME_LENGTH)
                .text("description", description, 0, FieldLimits.MAX_DESCRIPTION_LENGTH)
                .line("game_type", gameType, 1, FieldLimits.MAX_GAME_TYPE_LENGTH)
                .line("exe_path", exePath, 1, FieldLimits.MAX_PATH_LENGTH)
                .number("game_port", gamePort, FieldLimits.MIN_PORT, FieldLimits.MAX_PORT)
                .number("rcon_port", rconPort, FieldLimits.MIN_PORT, FieldLimits.MAX_PORT)
                .number("max_restarts", maxRestarts, 0, FieldLimits.MAX_RESTARTS)
                .check();
    }

    /** Returns the definition of the server, with the platform's defaults where nothing is requested. */
    public ServerDefinition toDefinition() {
        return new ServerDefinition(
                name,
                description == null ? "" : description,
                gameType,
                exePath,
                gamePort,
                rconPort,
                autoRestart != null && autoRestart,
                maxRestarts == null ? DEFAULT_MAX_RESTARTS : maxRestarts);
    }
}
