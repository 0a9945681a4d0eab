package io.languard.deploy;

/** A file is complete, but can't be used; the message says why, for people. */
class UnusableBundleException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableBundleException(String message) {
        super(message);
    }
}
