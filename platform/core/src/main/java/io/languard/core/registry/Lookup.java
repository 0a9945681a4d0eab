package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.game.Capability;

/**
 * The result of looking up a game's service: the service, or the reason why it is unavailable.
 *
 * @param <C> the capability's interface
 */
public sealed interface Lookup<C> {

    /** The service is registered. */
    record Found<C>(GuardedService<C> service) implements Lookup<C> {}

    /** The game's adapter is installed but lacks the capability. */
    record Unsupported<C>(String gameType, Capability capability) implements Lookup<C> {}

    /** The game's adapter is not installed or is currently being replaced. */
    record Unavailable<C>(String gameType) implements Lookup<C> {}

    /** Returns the service, or throws the error that clients see. */
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
