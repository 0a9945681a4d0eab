package io.languard.deploy;

/** A file is complete, but can't be used; the message says why, for people. */
class NotUsableException extends Exception {

    private static final long serialVersionUID = 1L;

    NotUsableException(String message) {
        super(message);
    }
}
