package io.languard.world;

import java.util.function.Function;

/**
 * The outcome of a request for a world.
 *
 * @param <T> what the operation returns when it succeeds
 */
public sealed interface WorldResult<T> {

    /** The operation succeeded. */
    record Success<T>(T value) implements WorldResult<T> {}

    /** The operation failed in one of the ways that callers must expect. */
    record Failure<T>(WorldFailure failure) implements WorldResult<T> {}

    static <T> WorldResult<T> success(T value) {
        return new Success<>(value);
    }

    static <T> WorldResult<T> failure(WorldFailure failure) {
        return new Failure<>(failure);
    }

    /** Applies the function for this outcome and returns its result. */
    default <R> R fold(Function<? super T, ? extends R> success, Function<? super WorldFailure, ? extends R> failure) {
        return this instanceof Success<T> done
                ? success.apply(done.value())
                : failure.apply(((Failure<T>) this).failure());
    }
}
