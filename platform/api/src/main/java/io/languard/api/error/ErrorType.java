package io.languard.api.error;

/** The kind of cause of an error, which implies who can fix it. */
public enum ErrorType {
    /** The request is invalid or conflicts with the current state. */
    USER,
    /** Something that the request depends on is temporarily unavailable; the same request may succeed later. */
    UNAVAILABLE,
    /** An external system, such as a workshop or a licence server, failed or did not return a usable response. */
    EXTERNAL,
    /** The platform, the adapter or the machine failed. */
    INTERNAL
}
