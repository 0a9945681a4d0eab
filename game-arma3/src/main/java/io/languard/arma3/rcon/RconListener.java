package io.languard.arma3.rcon;

/** Told by the session's own thread; must return at once. */
public interface RconListener {

    /** Logged in, from this port of this machine, by which the server tells this session from others. */
    void connected(int port);

    /** No longer connected. */
    void disconnected();

    /** The server knows another password: the session gives up until it is opened anew. */
    void refused();

    /** The server has said something by itself; each message comes once. */
    void message(String text);
}
