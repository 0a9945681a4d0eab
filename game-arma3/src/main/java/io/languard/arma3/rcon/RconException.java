package io.languard.arma3.rcon;

/** Thrown for a command that got no reply. */
public class RconException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RconFailure rconFailure;

    /** The reason why there is no reply. */
    public enum RconFailure {
        /** No reply arrived in time. */
        NO_RESPONSE("the game did not respond in time"),
        /** The connection was lost after the command was sent. */
        LOST("the connection to the game was lost"),
        /** The server has another password. */
        REFUSED("the game refused the password"),
        /** Too many commands are queued. */
        BUSY("too many commands are queued for the game"),
        /** The session has ended. */
        CLOSED("the session is closed");

        private final String text;

        RconFailure(String text) {
            this.text = text;
        }
    }

    public RconException(RconFailure rconFailure) {
        super(rconFailure.text);
        this.rconFailure = rconFailure;
    }

    /** Returns the reason. */
    public RconFailure reason() {
        return rconFailure;
    }
}
