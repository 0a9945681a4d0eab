package io.languard.rest.io;

import org.jspecify.annotations.Nullable;

/**
 * The body of every response of the API.
 *
 * @param data the result; {@code null} for actions without one
 * @param error {@code null} on success
 */
public record Envelope(boolean success, @Nullable Object data, @Nullable ApiError error) {

    /** Returns a successful envelope around a result. */
    public static Envelope of(@Nullable Object data) {
        return new Envelope(true, data, null);
    }
}
