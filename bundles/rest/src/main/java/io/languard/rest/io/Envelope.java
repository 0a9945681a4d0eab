package io.languard.rest.io;

/**
 * The body of every response of the API.
 *
 * @param data the result; {@code null} for actions without one
 * @param error {@code null} on success
 */
public record Envelope(boolean success, Object data, ApiError error) {

    /** Returns a successful envelope around a result. */
    public static Envelope of(Object data) {
        return new Envelope(true, data, null);
    }
}
