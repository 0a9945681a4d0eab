package io.languard.core.server;

import io.languard.api.remote.CommandEffect;
import io.languard.ports.user.Actor;
import java.time.Duration;
import java.time.Instant;

/**
 * An admin has told the game itself to end.
 *
 * @param restart whether it is to be started again
 * @param until when a game that still runs has evidently not taken it as that; {@code null} for never
 */
public record EndWish(Actor actor, boolean restart, Instant until) {

    private static final Duration SOON = Duration.ofMinutes(5);

    /** What a command with this effect asks for; {@code null} if it ends nothing. */
    public static EndWish of(CommandEffect effect, Actor actor) {
        return switch (effect) {
            case NONE -> null;
            case STOP -> new EndWish(actor, false, Instant.now().plus(SOON));
            case RESTART -> new EndWish(actor, true, Instant.now().plus(SOON));
            case STOP_LATER -> new EndWish(actor, false, null);
            case RESTART_LATER -> new EndWish(actor, true, null);
        };
    }

    boolean counts(Instant now) {
        return until == null || until.isAfter(now);
    }
}
