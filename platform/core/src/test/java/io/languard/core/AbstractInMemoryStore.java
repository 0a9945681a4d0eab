package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** An in-memory store that can be made unavailable. */
abstract class AbstractInMemoryStore {

    private final BooleanSupplier unavailable;

    AbstractInMemoryStore(BooleanSupplier unavailable) {
        this.unavailable = unavailable;
    }

    final synchronized <T> T locked(Supplier<T> work) {
        if (unavailable.getAsBoolean()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
        return work.get();
    }
}
