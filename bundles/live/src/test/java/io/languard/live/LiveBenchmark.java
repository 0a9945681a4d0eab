package io.languard.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A benchmark of server and clients in one process, run by hand.
 *
 * <p>First measures the throughput of 200 clients: lines are published at a growing rate until some are dropped. Then
 * measures the latency from an event to each of 100 clients at 1,000 lines per second.
 */
public final class LiveBenchmark {

    private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"channels\":[\"logs\"]}";
    private static final byte[] MARKER = "\"message\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final String PADDING = " x".repeat(40);

    private final LiveEndpointFixture endpoint;
    private final Selector selector = Selector.open();
    private final Thread reader = new Thread(this::read, "clients");
    private volatile long received;
    private volatile boolean finished;
    private long[] latencies;
    private int measured;

    private LiveBenchmark(LiveEndpointFixture liveEndpointFixture) throws IOException {
        this.endpoint = liveEndpointFixture;
        reader.setDaemon(true);
    }

    /** Runs all benchmarks; takes no arguments. */
    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 2; i++) {
            throughput(200);
        }
        latency(100, 1000, 10);
        latency(100, 1000, 20);
        System.exit(0);
    }

    private static void throughput(int clients) throws Exception {
        try (LiveEndpointFixture liveEndpointFixture = new LiveEndpointFixture()) {
            LiveBenchmark run = new LiveBenchmark(liveEndpointFixture);
            run.connect(clients);
            for (int rate = 500; rate <= 8000; rate += 500) {
                double dropped = liveEndpointFixture.metric("languard_websocket_log_lines_dropped_total");
                long before = run.received;
                long begin = System.nanoTime();
                long cpu = cpu();
                int lines = rate * 3;
                run.publish(lines, rate, 5);
                run.settle();
                double seconds = (System.nanoTime() - begin) / 1e9;
                dropped = liveEndpointFixture.metric("languard_websocket_log_lines_dropped_total") - dropped;
                System.out.printf(
                        "%d clients, %d lines/s: %.0f messages/s, %.0f dropped, %.1f s, %.0f%% of a core%n",
                        clients,
                        rate,
                        (run.received - before) / seconds,
                        dropped,
                        seconds,
                        (cpu() - cpu) / 1e7 / seconds);
                if (dropped > 0) {
                    break;
                }
            }
            run.finished = true;
        }
    }

    private static void latency(int clients, int rate, int seconds) throws Exception {
        try (LiveEndpointFixture liveEndpointFixture = new LiveEndpointFixture()) {
            LiveBenchmark run = new LiveBenchmark(liveEndpointFixture);
            run.connect(clients);
            run.publish(rate * 3, rate, 1);
            run.settle();
            run.latencies = new long[clients * rate * seconds];
            long cpu = cpu();
            run.publish(rate * seconds, rate, 1);
            run.settle();
            long[] all = Arrays.copyOf(run.latencies, run.measured);
            Arrays.sort(all);
            System.out.printf(
                    "%d clients, %d lines/s: %d messages, ms p50 %.1f p99 %.1f p99.9 %.1f max %.1f, %.0f%% of a core%n",
                    clients,
                    rate,
                    all.length,
                    all[all.length / 2] / 1e6,
                    all[(int) (all.length * 0.99)] / 1e6,
                    all[(int) (all.length * 0.999)] / 1e6,
                    all[all.length - 1] / 1e6,
                    (cpu() - cpu) / 1e7 / seconds);
            run.finished = true;
        }
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private void publish(int lines, int rate, int batchSize) {
        long begin = System.nanoTime();
        for (int i = 0; i < lines; i += batchSize) {
            long due = begin + (long) (i * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            String[] batch = new String[batchSize];
            Arrays.fill(batch, System.nanoTime() + PADDING);
            endpoint.publishLog(1, batch);
        }
    }

    /** Waits until no more messages arrive. */
    private void settle() {
        long previous = -1;
        while (previous != received || endpoint.metric("languard_websocket_messages_waiting") > 0) {
            previous = received;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private void connect(int clients) throws IOException {
        for (int i = 0; i < clients; i++) {
            String token = "t" + i / ConnectionRegistry.MAX_CONNECTIONS_PER_TOKEN;
            endpoint.authentication.allow(token, Instant.now().plusSeconds(600));
            SocketChannel channel =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.server.port()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.write(ByteBuffer.wrap(LiveEndpointFixture.handshake("/ws/1?token=" + token)));
            ByteBuffer one = ByteBuffer.allocate(1);
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                channel.read(one.clear());
                head.append((char) one.get(0));
            }
            byte[] payload = SUBSCRIBE.getBytes(StandardCharsets.US_ASCII);
            ByteBuffer frame = ByteBuffer.allocate(payload.length + 6);
            frame.put((byte) 0x81).put((byte) (0x80 | payload.length)).putInt(0).put(payload);
            channel.write(frame.flip());
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(256 * 1024));
        }
        reader.start();
        while (received < clients) {
            received = 0;
            endpoint.publishLog(1, "0");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private void read() {
        try {
            while (!finished) {
                selector.select(key -> read(key), 100);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(SelectionKey key) {
        ByteBuffer buffer = (ByteBuffer) key.attachment();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.cancel();
            }
        } catch (IOException e) {
            key.cancel();
        }
        buffer.flip();
        while (buffer.remaining() >= 4) {
            int length = buffer.get(buffer.position() + 1);
            int head = 2;
            if (length == 126) {
                length = buffer.getShort(buffer.position() + 2) & 0xffff;
                head = 4;
            }
            if (buffer.remaining() < head + length) {
                break;
            }
            if (latencies != null) {
                measure(buffer.array(), buffer.position() + head, length);
            }
            buffer.position(buffer.position() + head + length);
            received++;
        }
        buffer.compact();
    }

    private void measure(byte[] bytes, int from, int length) {
        long now = System.nanoTime();
        for (int at = from + 60; at < from + length - MARKER.length; at++) {
            if (Arrays.equals(bytes, at, at + MARKER.length, MARKER, 0, MARKER.length)) {
                long sent = 0;
                for (int i = at + MARKER.length; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
                    sent = sent * 10 + bytes[i] - '0';
                }
                latencies[measured++] = now - sent;
                return;
            }
        }
    }
}
