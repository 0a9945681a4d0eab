package io.languard.arma3.rcon;

/** Told by the session's own thread; must return at once. */
public interface RconListener {

    /** Logged in, or no longer connected. */
    void connected(boolean connected);

    /** The server knows another password: the session gives up until it is opened anew. */
    void refused();

    /** The server has said something by itself; each message comes once. */
    void message(String text);
}
