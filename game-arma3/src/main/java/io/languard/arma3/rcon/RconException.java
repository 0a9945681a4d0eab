package io.languard.arma3.rcon;

/** A command that has not been answered. */
public class RconException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why there is no answer. */
    public enum Reason {
        /** Nothing came in time. */
        NO_ANSWER("the game does not answer"),
        /** The connection broke after the command was sent. */
        LOST("the connection to the game was lost"),
        /** The server knows another password. */
        REFUSED("the game refused the password"),
        /** Too many commands wait already. */
        BUSY("too many commands are waiting for the game"),
        /** The session has ended. */
        CLOSED("the session is closed");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    public RconException(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
