package io.languard.arma3.peer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A UDP proxy to a local server that drops, duplicates and reorders datagrams in both directions. */
final class LossyProxy implements AutoCloseable {

    private static final double LOST = 0.3;
    private static final double TWICE = 0.2;
    private static final int MAX_DELAY_MILLIS = 60;

    private final InetSocketAddress server;
    private final DatagramSocket front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<SocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ways = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(30);
    private volatile int lost;

    LossyProxy(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        start(front, packet -> send(back(packet.getSocketAddress()), packet, server));
    }

    int port() {
        return front.getLocalPort();
    }

    /** Returns the number of datagrams dropped so far. */
    int lost() {
        return lost;
    }

    @Override
    public void close() {
        ways.shutdownNow();
        front.close();
        backs.values().forEach(DatagramSocket::close);
    }

    /** Each client gets an address of its own towards the server. */
    private DatagramSocket back(SocketAddress client) throws IOException {
        DatagramSocket back = backs.get(client);
        if (back == null) {
            back = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            backs.put(client, back);
            start(back, packet -> send(front, packet, client));
        }
        return back;
    }

    private synchronized void send(DatagramSocket from, DatagramPacket packet, SocketAddress to) {
        if (random.nextDouble() < LOST) {
            lost++;
            return;
        }
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        for (int copies = random.nextDouble() < TWICE ? 2 : 1; copies > 0; copies--) {
            ways.schedule(
                    () -> {
                        from.send(new DatagramPacket(bytes, bytes.length, to));
                        return null;
                    },
                    random.nextInt(MAX_DELAY_MILLIS),
                    TimeUnit.MILLISECONDS);
        }
    }

    private static void start(DatagramSocket socket, Sink sink) {
        Thread thread = new Thread(() -> run(socket, sink), "lossy-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(DatagramSocket socket, Sink sink) {
        byte[] buffer = new byte[65_536];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                sink.take(packet);
            }
        } catch (IOException | RejectedExecutionException e) {
            // Closed.
        }
    }

    private interface Sink {
        void take(DatagramPacket packet) throws IOException;
    }
}
