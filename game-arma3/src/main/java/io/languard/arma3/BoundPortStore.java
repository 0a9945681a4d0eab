package io.languard.arma3;

import io.languard.api.GameServer;
import io.languard.toolkit.file.OwnerOnlyFiles;
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
 * Stores the port that a game has actually bound. If its port is in use the engine silently tries others, and only its
 * log reports the result (Bohemia wiki: Arma 3: Dedicated Server). A different port is stored in a file of the server,
 * because the game outlives the adapter.
 */
public final class BoundPortStore {

    private static final Pattern PORT_LINE =
            Pattern.compile("(?:Initializing Steam server - )?Game Port: (\\d{1,5}), Steam Query Port: \\d{1,5}");

    private BoundPortStore() {}

    /** Returns the port that a log line, without its timestamp, reports. */
    public static OptionalInt parse(String text) {
        Matcher ports = text.contains("Game Port: ") ? PORT_LINE.matcher(text) : null;
        return ports != null && ports.matches()
                ? OptionalInt.of(Integer.parseInt(ports.group(1)))
                : OptionalInt.empty();
    }

    /** Stores the port until the next start. */
    public static void store(GameServer server, int port) {
        try {
            OwnerOnlyFiles.createDirectories(server.directory());
            OwnerOnlyFiles.replace(
                    file(server), out -> out.write(String.valueOf(port).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            // Only Steam queries would then go to the wrong port; that must not stop the reading of the log.
        }
    }

    /** Deletes the stored port before a start. */
    public static void clear(GameServer server) throws IOException {
        Files.deleteIfExists(file(server));
    }

    /** Returns the bound port as far as the log has reported it, else the configured one. */
    public static int load(GameServer server) {
        try {
            return Integer.parseInt(Files.readString(file(server)).strip());
        } catch (IOException | NumberFormatException e) {
            return server.gamePort();
        }
    }

    /** Returns the address for Steam queries for a game port. The schema accepts only literal IP addresses. */
    public static InetSocketAddress queryAddress(GameServer server, int gamePort) {
        String ip = server.config().section("launch").text("ip");
        InetAddress address = InetAddress.getLoopbackAddress();
        try {
            address = ip.isEmpty() || ip.equals("0.0.0.0") ? address : InetAddress.getByName(ip);
        } catch (UnknownHostException e) {
            // Not an address after all; the loopback address is the best guess.
        }
        return new InetSocketAddress(address, Math.min(gamePort + 1, 65_535));
    }

    private static Path file(GameServer server) {
        return server.directory().resolve("game_port");
    }
}
