package io.languard.api.process;

/**
 * A port that a game server binds.
 *
 * @param port the port number, from 1 to 65535
 * @param protocol the transport protocol
 * @param purpose a description for users, such as {@code query}
 */
public record PortBinding(int port, Protocol protocol, String purpose) {

    /** A transport protocol. */
    public enum Protocol {
        UDP,
        TCP
    }

    /** Creates a binding of a UDP port. */
    public static PortBinding udp(int port, String purpose) {
        return new PortBinding(port, Protocol.UDP, purpose);
    }

    /** Creates a binding of a TCP port. */
    public static PortBinding tcp(int port, String purpose) {
        return new PortBinding(port, Protocol.TCP, purpose);
    }
}
