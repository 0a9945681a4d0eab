package io.languard.arma3.rcon;

/** Receives the events of a session on the session's thread. Methods must return immediately. */
public interface RconListener {

    /**
     * Called after a login.
     *
     * @param port the local port, by which the server identifies this session
     */
    void connected(int port);

    /** Called when the connection is lost or closed. */
    void disconnected();

    /** Called when the server refuses the password: the session gives up until it is opened again. */
    void refused();

    /** Called for each unsolicited message of the server, once per message. */
    void message(String text);
}
