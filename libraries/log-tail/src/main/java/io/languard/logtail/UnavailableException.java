package io.languard.logtail;

/**
 * Thrown by a host's callback that cannot do its work now, such as while a database is down. Nothing is lost: lines wait in
 * their files, and the callback is called again a second later. Not logged by this library.
 */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the reason. */
    public UnavailableException(Throwable cause) {
        super(cause);
    }
}
