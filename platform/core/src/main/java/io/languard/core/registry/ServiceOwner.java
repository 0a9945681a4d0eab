package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.Supplier;

/**
 * Whose service stands behind the fence.
 *
 * @param name what errors call it, at the beginning of a sentence
 * @param busy the error where too many calls are under way
 * @param unavailable what is said when it is gone
 */
record ServiceOwner(String name, ErrorCode busy, Supplier<LanguardException> unavailable) {

    /** A game's adapter. */
    static ServiceOwner game(String gameType) {
        return new ServiceOwner(
                "The adapter of game type '" + gameType + "'",
                ErrorCode.INTERNAL_ERROR,
                () -> AdapterErrors.game(gameType));
    }

    /** Whoever makes players' worlds. */
    static ServiceOwner worlds() {
        return new ServiceOwner(
                "The provisioner of worlds",
                ErrorCode.CONFLICT,
                () -> new LanguardException(
                        ErrorCode.CAPABILITY_NOT_SUPPORTED, "Container provisioning is not available"));
    }

    LanguardException unavailableError() {
        return unavailable.get();
    }
}
