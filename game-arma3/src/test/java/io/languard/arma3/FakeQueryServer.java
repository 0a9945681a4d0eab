package io.languard.arma3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A game's query port on the loopback address. It requires its challenge to be returned, and then reports the number of
 * players and three players.
 */
public final class FakeQueryServer implements AutoCloseable {

    private static final String CHALLENGED = "ffffffff54536f7572636520456e67696e65205175657279000df0ad0b";
    private static final byte[] CHALLENGE = HexFormat.of().parseHex("ffffffff410df0ad0b");

    private static final byte[] PLAYERS =
            "\u00ff\u00ff\u00ff\u00ffD\3\0Alpha\0\7\0\0\0\0\0\0\0\0Twin\0\1\0\0\0\0\0\0\0\0Twin\0\2\0\0\0\0\0\0\0"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private final DatagramSocket socket;
    private volatile int players;
    private volatile int queries;

    public FakeQueryServer(int players) throws IOException {
        this.players = players;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::run, "fake-query-port");
        thread.setDaemon(true);
        thread.start();
    }

    public int gamePort() {
        return socket.getLocalPort() - 1;
    }

    public void players(int now) {
        players = now;
    }

    /** Returns how many times it has responded to A2S_INFO. */
    public int queries() {
        return queries;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void run() {
        byte[] buffer = new byte[2048];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] request = Arrays.copyOf(buffer, packet.getLength());
                if (request[4] == 'U') {
                    socket.send(new DatagramPacket(PLAYERS, PLAYERS.length, packet.getSocketAddress()));
                    continue;
                }
                boolean challenged = HexFormat.of().formatHex(request).equals(CHALLENGED);
                byte[] reply = challenged ? info() : CHALLENGE;
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                queries += challenged ? 1 : 0;
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private byte[] info() {
        String text = "\u00ff\u00ff\u00ff\u00ffI\u0011Test\0Altis\0Arma3\0Demo\0\u0092\u00a3" + (char) players
                + "(\0dl\0\0" + "2.20\0\u0080" + (char) (gamePort() & 0xFF) + (char) (gamePort() >> 8);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
