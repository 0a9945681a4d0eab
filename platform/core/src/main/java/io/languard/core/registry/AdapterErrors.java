package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** Creates errors for missing adapters. */
final class AdapterErrors {

    private AdapterErrors() {}

    static LanguardException game(String gameType) {
        return new LanguardException(
                ErrorCode.GAME_TYPE_NOT_FOUND, "No adapter registered for game type '" + gameType + "'");
    }
}
