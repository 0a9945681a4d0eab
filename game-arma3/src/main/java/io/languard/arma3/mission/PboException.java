package io.languard.arma3.mission;

/** Thrown for a file that is not a valid PBO. The message describes the error. */
class PboException extends Exception {

    private static final long serialVersionUID = 1L;

    PboException(String message) {
        super(message);
    }
}
