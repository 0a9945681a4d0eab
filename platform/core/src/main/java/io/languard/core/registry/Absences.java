package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** The sentences about what is not there. */
final class Absences {

    private Absences() {}

    static LanguardException game(String gameType) {
        return new LanguardException(
                ErrorCode.GAME_TYPE_NOT_FOUND, "No adapter registered for game type '" + gameType + "'");
    }
}
