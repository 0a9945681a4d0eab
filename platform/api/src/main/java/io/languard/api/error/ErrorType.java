package io.languard.api.error;

/** Where the cause of an error lies, and so who can remove it. */
public enum ErrorType {
    /** The request is wrong, or does not fit the present state. */
    USER,
    /** Something that the request needs is out of reach at the moment; the same request may succeed later. */
    UNAVAILABLE,
    /** A system beyond the platform, such as a workshop or a licence server, failed or gave no usable answer. */
    EXTERNAL,
    /** The platform, the adapter or the machine failed. */
    INTERNAL
}
