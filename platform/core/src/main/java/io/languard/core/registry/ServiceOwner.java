package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a guarded service.
 *
 * @param name the name in error messages, as it appears at the start of a sentence
 * @param bundleId the id of the bundle that registered the service; {@code null} if unknown
 * @param busy the code of the error when too many calls are in progress
 * @param unavailable supplies the error once the service is unregistered
 */
record ServiceOwner(String name, @Nullable Object bundleId, ErrorCode busy, Supplier<LanguardException> unavailable) {

    /** Returns the owner for a game's adapter. */
    static ServiceOwner game(String gameType, @Nullable Object bundleId) {
        return new ServiceOwner(
                "The adapter of game type '" + gameType + "'",
                bundleId,
                ErrorCode.INTERNAL_ERROR,
                () -> AdapterErrors.game(gameType));
    }

    /** Returns the owner for the provisioner of worlds. */
    static ServiceOwner worlds() {
        return new ServiceOwner(
                "The provisioner of worlds",
                null,
                ErrorCode.CONFLICT,
                () -> new LanguardException(
                        ErrorCode.CAPABILITY_NOT_SUPPORTED, "Container provisioning is not available"));
    }

    LanguardException unavailableError() {
        return unavailable.get();
    }
}
