package io.languard.core.server;

import io.languard.api.remote.ShutdownIntent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An exit that an admin has requested from the game itself, by a command.
 *
 * @param restart whether the server must be started again afterwards
 * @param expiresAt the time after which a game that still runs is considered to have ignored the request; {@code null}
 *     for never
 */
public record RequestedExit(boolean restart, @Nullable Instant expiresAt) {

    private static final Duration PROMPT = Duration.ofMinutes(5);

    /** Returns the exit that a command with this intent requests; {@code null} if it requests none. */
    public static @Nullable RequestedExit of(ShutdownIntent intent) {
        return switch (intent) {
            case NONE -> null;
            case STOP -> new RequestedExit(false, Instant.now().plus(PROMPT));
            case RESTART -> new RequestedExit(true, Instant.now().plus(PROMPT));
            case STOP_LATER -> new RequestedExit(false, null);
            case RESTART_LATER -> new RequestedExit(true, null);
        };
    }

    boolean isValidAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
