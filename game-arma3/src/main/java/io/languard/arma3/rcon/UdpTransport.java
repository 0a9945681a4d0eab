package io.languard.arma3.rcon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** A session's datagram channel; confined to the loop's thread. */
final class UdpTransport implements RconTransport, SelectorTask {

    /** Long replies to many commands arrive in bursts. */
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final Selector selector;
    private final InetSocketAddress address;
    private final RconProtocol protocol;
    private @Nullable DatagramChannel channel;
    private boolean unreachable;

    UdpTransport(Selector selector, InetSocketAddress address, String password, RconListener listener) {
        this.selector = selector;
        this.address = address;
        this.protocol = new RconProtocol(this, password, listener);
    }

    RconProtocol protocol() {
        return protocol;
    }

    /** Passes on received datagrams, at most 256, so that no session starves another. */
    @Override
    public void read(ByteBuffer buffer, long now) {
        for (int count = 0; count < 256 && channel != null; count++) {
            buffer.clear();
            try {
                if (channel.read(buffer) <= 0) {
                    return;
                }
            } catch (IOException e) {
                failed(e);
                return;
            }
            protocol.received(buffer.flip(), now);
        }
    }

    @Override
    public void tick(long now) {
        if (unreachable) {
            unreachable = false;
            protocol.unreachable(now);
        }
        protocol.tick(now);
    }

    /** A session lasts until its owner closes it. */
    @Override
    public boolean isFinished() {
        return false;
    }

    @Override
    public void shutdown() {
        protocol.close();
    }

    @Override
    public void reopen() {
        close();
        try {
            DatagramChannel opened = DatagramChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            // Connected, so that only datagrams of the server are received.
            opened.connect(address);
            opened.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public int port() {
        return channel == null ? 0 : channel.socket().getLocalPort();
    }

    @Override
    public void send(byte[] datagram) {
        if (channel != null) {
            try {
                channel.write(ByteBuffer.wrap(datagram));
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    @Override
    public void close() {
        unreachable = false;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // A failure to close the channel has no consequences.
            }
            channel = null;
        }
    }

    /** Reported to the protocol at the next tick, because it may be in the middle of an operation now. */
    private void failed(IOException e) {
        unreachable |= e instanceof PortUnreachableException;
    }
}
