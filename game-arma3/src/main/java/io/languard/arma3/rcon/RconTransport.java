package io.languard.arma3.rcon;

/** The way to the server. */
interface RconTransport {

    /** Begins anew: to the server a new address is a new client. */
    void reopen();

    /** The port on this side; 0 for none. */
    int port();

    /** Sends a datagram, or loses it. */
    void send(byte[] datagram);

    /** Ends it. */
    void close();
}
