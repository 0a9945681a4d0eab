package io.languard.arma3;

import io.languard.api.GameServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The port that a game has really taken: if its own is in use it tries others, and only its log tells (Bohemia wiki: Arma
 * 3: Dedicated Server). Where it differs it is kept in a file of the server, since the game outlives the adapter.
 */
public final class BoundPortStore {

    private static final Pattern TOLD =
            Pattern.compile("(?:Initializing Steam server - )?Game Port: (\\d{1,5}), Steam Query Port: \\d{1,5}");

    private BoundPortStore() {}

    /** The port that a line of the log, without its time, tells. */
    public static OptionalInt parse(String text) {
        Matcher ports = text.contains("Game Port: ") ? TOLD.matcher(text) : null;
        return ports != null && ports.matches()
                ? OptionalInt.of(Integer.parseInt(ports.group(1)))
                : OptionalInt.empty();
    }

    /** Keeps it until the next start. */
    public static void store(GameServer server, int port) {
        try {
            Arma3Files.createDirectories(server.directory());
            Arma3Files.replace(
                    file(server), out -> out.write(String.valueOf(port).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            // Then only Steam queries are asked in the wrong place; reading the log must not fail for that.
        }
    }

    /** A start begins anew. */
    public static void clear(GameServer server) throws IOException {
        Files.deleteIfExists(file(server));
    }

    /** The port that was taken, as far as the log has told. */
    public static int load(GameServer server) {
        try {
            return Integer.parseInt(Files.readString(file(server)).strip());
        } catch (IOException | NumberFormatException e) {
            return server.gamePort();
        }
    }

    /** Where Steam queries are answered, given the game's port. The schema lets only a literal address through. */
    public static InetSocketAddress queryAddress(GameServer server, int gamePort) {
        String ip = server.config().section("launch").text("ip");
        InetAddress address = InetAddress.getLoopbackAddress();
        try {
            address = ip.isEmpty() || ip.equals("0.0.0.0") ? address : InetAddress.getByName(ip);
        } catch (UnknownHostException e) {
            // No address after all; the loopback is the best guess.
        }
        return new InetSocketAddress(address, Math.min(gamePort + 1, 65_535));
    }

    private static Path file(GameServer server) {
        return server.directory().resolve("game_port");
    }
}
