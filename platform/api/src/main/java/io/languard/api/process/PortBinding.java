package io.languard.api.process;

/**
 * One port that a game server binds.
 *
 * @param port 1 to 65535
 * @param protocol what it speaks
 * @param purpose for people, such as {@code query}
 */
public record PortBinding(int port, Protocol protocol, String purpose) {

    /** Transport of a port. */
    public enum Protocol {
        UDP,
        TCP
    }

    /** A UDP port. */
    public static PortBinding udp(int port, String purpose) {
        return new PortBinding(port, Protocol.UDP, purpose);
    }

    /** A TCP port. */
    public static PortBinding tcp(int port, String purpose) {
        return new PortBinding(port, Protocol.TCP, purpose);
    }
}
