package io.languard.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A WebSocket client that must receive every line of a server's log once and in order. It parses as little as possible, so
 * that a hundred of them share one thread. Not thread-safe.
 */
final class LogClient implements FrameReader.Consumer {

    private static final String PONG = "{\"type\":\"pong\"}";
    private static final int TEXT = 0x81;
    private static final int CONTROL_PONG = 0x8a;
    private static final int MASKED = 0x80;

    private final FrameReader frames = new FrameReader(this);
    private final Latencies latencies;
    private final SocketChannel channel;
    private boolean subscribed;
    private long next;

    /** Creates a client whose latencies are added to these. */
    LogClient(SocketChannel channel, Latencies latencies) {
        this.channel = channel;
        this.latencies = latencies;
    }

    /** Connects, and returns when the server will send every line that is written from now on. */
    static LogClient connect(int port, int server, String token, Latencies latencies) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String handshake = "GET /ws/" + server + "?token=" + token + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        channel.write(ByteBuffer.wrap(handshake.getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer one = ByteBuffer.allocate(1);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("closed during the handshake: " + head);
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + head);
        }
        LogClient client = new LogClient(channel, latencies);
        client.subscribe();
        return client;
    }

    private void subscribe() throws IOException {
        send(TEXT, "{\"type\":\"subscribe\",\"channels\":[\"logs\"]}".getBytes(StandardCharsets.US_ASCII));
        send(TEXT, "{\"type\":\"ping\"}".getBytes(StandardCharsets.US_ASCII));
        while (!subscribed) {
            frames.read(channel);
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Reads what has arrived. */
    void read() throws IOException {
        frames.read(channel);
    }

    /** @throws IOException if this is not the line that must come next */
    @Override
    public void text(byte[] bytes, int from, int length) throws IOException {
        Optional<StampedLine> line = StampedLine.find(bytes, from, length);
        if (line.isPresent()) {
            if (line.get().number() != next) {
                throw new IOException("line " + line.get().number() + " instead of line " + next);
            }
            next++;
            latencies.add(StampedLine.clock() - line.get().micros());
        } else if (new String(bytes, from, length, StandardCharsets.UTF_8).equals(PONG)) {
            subscribed = true;
        }
    }

    @Override
    public void ping(byte[] bytes, int from, int length) throws IOException {
        byte[] content = new byte[length];
        System.arraycopy(bytes, from, content, 0, length);
        send(CONTROL_PONG, content);
    }

    /** Sends a short frame; a mask of zeros leaves its content as it is. */
    private void send(int kind, byte[] content) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 6);
        frame.put((byte) kind).put((byte) (MASKED | content.length)).putInt(0).put(content);
        channel.write(frame.flip());
    }
}
