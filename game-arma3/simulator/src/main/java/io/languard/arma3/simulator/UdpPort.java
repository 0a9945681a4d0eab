package io.languard.arma3.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** A bound UDP port whose outgoing datagrams can be delayed or dropped. */
final class UdpPort {
    /** The conditions that apply to outgoing datagrams. */
    static final class NetworkConditions {
        private long delayMillis;
        private long dropEvery;
        private long sent;

        void delayMillis(long millis) {
            delayMillis = Math.max(0, millis);
        }

        long delayMillis() {
            return delayMillis;
        }

        void dropEvery(long every) {
            dropEvery = every;
        }

        private boolean isNextDropped() {
            return dropEvery > 0 && ++sent % dropEvery == 0;
        }
    }

    private final DatagramChannel channel;

    private UdpPort(DatagramChannel channel) {
        this.channel = channel;
    }

    /**
     * Binds an IPv4 port.
     *
     * @param address the local address; {@code null} for all addresses
     */
    static UdpPort bind(@Nullable InetAddress address, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
            return new UdpPort(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    void listen(EventLoop loop, EventLoop.Receiver receiver) throws IOException {
        loop.listen(channel, receiver);
    }

    void send(EventLoop loop, NetworkConditions networkConditions, InetSocketAddress to, byte[] datagram) {
        if (networkConditions.isNextDropped()) {
            return;
        }
        if (networkConditions.delayMillis() > 0) {
            loop.after(networkConditions.delayMillis(), () -> send(to, datagram));
        } else {
            send(to, datagram);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // A failure to close the channel has no consequences.
        }
    }

    private void send(InetSocketAddress to, byte[] datagram) {
        try {
            channel.send(ByteBuffer.wrap(datagram), to);
        } catch (IOException e) {
            // UDP does not guarantee delivery.
        }
    }
}
