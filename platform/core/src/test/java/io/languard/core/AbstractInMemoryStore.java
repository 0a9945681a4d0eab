package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A store in memory that can be out of reach. */
abstract class AbstractInMemoryStore {

    private final BooleanSupplier away;

    AbstractInMemoryStore(BooleanSupplier away) {
        this.away = away;
    }

    final synchronized <T> T locked(Supplier<T> work) {
        if (away.getAsBoolean()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach");
        }
        return work.get();
    }
}
