package io.languard.benchmark;

import io.languard.arma3.simulator.battleye.RConPacket;
import io.languard.arma3.simulator.query.QueryInfo;
import io.languard.arma3.simulator.query.QueryPlayer;
import io.languard.arma3.simulator.query.QueryResponder;
import io.languard.arma3.simulator.query.QueryRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Arma 3 servers without players, so light that a machine has room for hundreds. The process of each only sleeps. This
 * JVM responds to remote admin and Steam queries for all of them, on one thread.
 */
final class SleepingGames implements AutoCloseable {

    private static final String PROGRAM =
            """
            #!/bin/sh
            echo "Host identity created."
            exec sleep 1000000
            """;

    private static final int MAX_DATAGRAM = 2048;

    private final Path executable;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM);

    /** Responds to a datagram. */
    private interface Responder {
        Optional<byte[]> respond(InetSocketAddress from, byte[] datagram);
    }

    /** Writes the program of the games into this folder. */
    SleepingGames(Path folder) throws IOException {
        executable = Files.writeString(folder.resolve("arma3server_x64"), PROGRAM);
        Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        Thread thread = new Thread(this::respond, "sleeping-games");
        thread.setDaemon(true);
        thread.start();
    }

    Path executable() {
        return executable;
    }

    /** Begins to respond for a game that is running; before, its ports would count as taken. */
    void wake(int gamePort, int remoteAdminPort) throws IOException {
        QueryResponder queries = new QueryResponder(new EmptyServer(gamePort), InetSocketAddress::hashCode, true);
        open(gamePort + 1, queries::respond);
        open(remoteAdminPort, SleepingGames::remoteAdmin);
    }

    private void open(int port, Responder responder) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, responder);
        selector.wakeup();
    }

    private void respond() {
        try {
            while (selector.isOpen()) {
                selector.select(this::respond, 100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void respond(SelectionKey key) {
        DatagramChannel channel = (DatagramChannel) key.channel();
        Responder responder = (Responder) key.attachment();
        try {
            buffer.clear();
            SocketAddress from = channel.receive(buffer);
            if (from != null) {
                byte[] datagram = new byte[buffer.flip().remaining()];
                buffer.get(datagram);
                Optional<byte[]> response = responder.respond((InetSocketAddress) from, datagram);
                if (response.isPresent()) {
                    channel.send(ByteBuffer.wrap(response.get()), from);
                }
            }
        } catch (IOException e) {
            // A client closed its port.
        }
    }

    /** Accepts every password, and responds to every command as if it were {@code players}. */
    private static Optional<byte[]> remoteAdmin(InetSocketAddress from, byte[] datagram) {
        return RConPacket.decode(datagram).map(packet -> switch (packet.type()) {
            case RConPacket.LOGIN -> RConPacket.loginReply(true).encode();
            case RConPacket.COMMAND -> players(packet.sequence());
            default -> null;
        });
    }

    private static byte[] players(int sequence) {
        byte[] text = "\0Players on server:\n(0 players in total)".getBytes(StandardCharsets.US_ASCII);
        text[0] = (byte) sequence;
        return new RConPacket(RConPacket.COMMAND, text).encode();
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** A server without players, mission and mods. */
    private record EmptyServer(int gamePort) implements QueryResponder.Source {

        @Override
        public QueryInfo info() {
            return new QueryInfo("Measured", "", "", 0, 40, false, "2.18.152405", gamePort, 1, "");
        }

        @Override
        public List<QueryPlayer> players() {
            return List.of();
        }

        @Override
        public QueryRules rules() {
            return new QueryRules(new TreeMap<>(), 1, 1, true, true, List.of(), List.of());
        }
    }
}
