package io.languard.arma3.mission;

/** A file that is no sound PBO; the message says what is wrong, for people. */
class PboException extends Exception {

    private static final long serialVersionUID = 1L;

    PboException(String message) {
        super(message);
    }
}
