package io.languard.core.server;

import io.languard.api.remote.ShutdownIntent;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.time.Instant;

/**
 * An admin has told the game itself to end.
 *
 * @param restart whether it is to be started again
 * @param expiresAt when a game that still runs has evidently not taken it as that; {@code null} for never
 */
public record RequestedExit(Actor actor, boolean restart, Instant expiresAt) {

    private static final Duration SOON = Duration.ofMinutes(5);

    /** What a command with this effect asks for; {@code null} if it ends nothing. */
    public static RequestedExit of(ShutdownIntent effect, Actor actor) {
        return switch (effect) {
            case NONE -> null;
            case STOP -> new RequestedExit(actor, false, Instant.now().plus(SOON));
            case RESTART -> new RequestedExit(actor, true, Instant.now().plus(SOON));
            case STOP_LATER -> new RequestedExit(actor, false, null);
            case RESTART_LATER -> new RequestedExit(actor, true, null);
        };
    }

    boolean isValidAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
