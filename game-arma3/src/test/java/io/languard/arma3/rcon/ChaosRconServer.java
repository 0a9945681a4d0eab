package io.languard.arma3.rcon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.zip.CRC32;

/** An RCon server on the loopback address that drops, duplicates and reorders datagrams like a bad network. */
public final class ChaosRconServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final String password;
    private final Function<String, String> replies;
    private final Random random = new Random(5);
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile double loss;
    private volatile boolean dropsReplies;
    private volatile SocketAddress client;

    public ChaosRconServer(String password, Function<String, String> replies) throws IOException {
        this(0, password, replies);
    }

    public ChaosRconServer(int port, String password, Function<String, String> replies) throws IOException {
        this.password = password;
        this.replies = replies;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread thread = new Thread(this::run, "chaos-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    /** Sets the probability that a datagram is dropped, and that one is duplicated. */
    public void loss(double chance) {
        loss = chance;
    }

    /** Sets whether commands are executed without a reply. */
    public void dropReplies(boolean drop) {
        dropsReplies = drop;
    }

    public List<Integer> acknowledged() {
        return acknowledged;
    }

    public List<String> commands() {
        return commands;
    }

    public boolean hasClient() {
        return client != null;
    }

    /** Returns the port of the client that logged in last. */
    public int clientPort() {
        return ((InetSocketAddress) client).getPort();
    }

    /** Sends an unsolicited message. */
    public void message(int sequence, String text) {
        send(List.of(frame(2, join(new byte[] {(byte) sequence}, text.getBytes(StandardCharsets.UTF_8)))), client);
    }

    @Override
    public void close() {
        socket.close();
    }

    private void run() {
        byte[] buffer = new byte[65_536];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                if (random.nextDouble() >= loss) {
                    handle(Arrays.copyOf(buffer, packet.getLength()), packet.getSocketAddress());
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void handle(byte[] datagram, SocketAddress from) {
        String body = new String(datagram, 8, datagram.length - 8, StandardCharsets.UTF_8);
        switch (datagram[7]) {
            case 0 -> {
                boolean right = body.equals(password);
                client = right ? from : client;
                send(List.of(frame(0, new byte[] {(byte) (right ? 1 : 0)})), from);
            }
            case 1 -> {
                if (from.equals(client)) {
                    commands.add(body.substring(1));
                    String reply = datagram.length == 9 ? "" : replies.apply(body.substring(1));
                    if (!dropsReplies) {
                        send(replies(datagram[8], reply.getBytes(StandardCharsets.UTF_8)), from);
                    }
                }
            }
            default -> acknowledged.add(Byte.toUnsignedInt(datagram[8]));
        }
    }

    private static List<byte[]> replies(byte sequence, byte[] reply) {
        int total = (reply.length + 39) / 40;
        if (total <= 1) {
            return List.of(frame(1, join(new byte[] {sequence}, reply)));
        }
        List<byte[]> parts = new ArrayList<>();
        for (int index = 0; index < total; index++) {
            byte[] piece = Arrays.copyOfRange(reply, index * 40, Math.min(reply.length, index * 40 + 40));
            parts.add(frame(1, join(new byte[] {sequence, 0, (byte) total, (byte) index}, piece)));
        }
        return parts;
    }

    private synchronized void send(List<byte[]> datagrams, SocketAddress to) {
        List<byte[]> all = new ArrayList<>(datagrams);
        if (loss > 0) {
            datagrams.stream().filter(one -> random.nextDouble() < loss).forEach(all::add);
            all.removeIf(one -> random.nextDouble() < loss);
            Collections.shuffle(all, random);
        }
        for (byte[] datagram : all) {
            try {
                socket.send(new DatagramPacket(datagram, datagram.length, to));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static byte[] join(byte[] head, byte[] tail) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(head);
        joined.writeBytes(tail);
        return joined.toByteArray();
    }

    private static byte[] frame(int type, byte[] body) {
        byte[] rest = join(new byte[] {(byte) 0xFF, (byte) type}, body);
        CRC32 crc = new CRC32();
        crc.update(rest);
        ByteBuffer datagram = ByteBuffer.allocate(6 + rest.length).order(ByteOrder.LITTLE_ENDIAN);
        return datagram.put((byte) 'B')
                .put((byte) 'E')
                .putInt((int) crc.getValue())
                .put(rest)
                .array();
    }
}
