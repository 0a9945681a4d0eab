package io.languard.arma3.rcon;

/** The connection to the server. */
interface RconTransport {

    /** Opens a new local port, which the server treats as a new client. */
    void reopen();

    /** Returns the local port; 0 if the transport is closed. */
    int port();

    /** Sends a datagram. Like any datagram, it may get lost. */
    void send(byte[] datagram);

    /** Closes the transport. */
    void close();
}
