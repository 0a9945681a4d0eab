package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.Supplier;

/**
 * Whose service stands behind the fence.
 *
 * @param name what errors call it, at the beginning of a sentence
 * @param busy the error where too many calls are under way
 * @param absence what is said when it is gone
 */
record Owner(String name, ErrorCode busy, Supplier<LanguardException> absence) {

    /** A game's adapter. */
    static Owner game(String gameType) {
        return new Owner(
                "The adapter of game type '" + gameType + "'", ErrorCode.INTERNAL_ERROR, () -> Absences.game(gameType));
    }

    /** Whoever makes players' worlds. */
    static Owner worlds() {
        return new Owner(
                "The provisioner of worlds",
                ErrorCode.CONFLICT,
                () -> new LanguardException(
                        ErrorCode.CAPABILITY_NOT_SUPPORTED, "Container provisioning is not available"));
    }

    LanguardException absent() {
        return absence.get();
    }
}
