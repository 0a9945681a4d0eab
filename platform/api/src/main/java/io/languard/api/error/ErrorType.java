package io.languard.api.error;

/** The cause of an error, which implies who can remove it. */
public enum ErrorType {
    /** The request is invalid or conflicts with the current state. */
    USER,
    /** Something that the request needs is temporarily unavailable; the same request may succeed later. */
    UNAVAILABLE,
    /** An external system, such as a workshop or a licence server, failed or returned no usable answer. */
    EXTERNAL,
    /** The platform, the adapter or the machine failed. */
    INTERNAL
}
