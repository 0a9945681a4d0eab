package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.game.Capability;

/**
 * The answer to "who does this for that game?". Absence is a value with a reason.
 *
 * @param <C> the capability's interface
 */
public sealed interface Lookup<C> {

    /** Somebody does. */
    record Found<C>(GuardedService<C> service) implements Lookup<C> {}

    /** The game is there, but it can't do this. */
    record Unsupported<C>(String gameType, Capability capability) implements Lookup<C> {}

    /** The game's adapter is not there, or not just now. */
    record Unavailable<C>(String gameType) implements Lookup<C> {}

    /** Whoever does it, or the error that clients see. */
    default GuardedService<C> orElseThrow() {
        if (this instanceof Found<C> found) {
            return found.service();
        }
        if (this instanceof Unsupported<C> unsupported) {
            throw new LanguardException(
                    ErrorCode.CAPABILITY_NOT_SUPPORTED,
                    unsupported.capability().title() + " not supported for game type '" + unsupported.gameType() + "'");
        }
        throw AdapterErrors.game(((Unavailable<C>) this).gameType());
    }
}
