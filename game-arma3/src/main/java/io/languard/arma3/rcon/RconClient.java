package io.languard.arma3.rcon;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A session that lasts until it is closed: it logs in, reconnects after a loss, and sends commands. Thread-safe. */
public final class RconClient implements AutoCloseable {

    /** Fits into one datagram on an ordinary network. */
    private static final int MAX_BYTES = 1_400;

    private final RconLoop loop;
    private final UdpTransport transport;

    RconClient(RconLoop loop, UdpTransport transport) {
        this.loop = loop;
        this.transport = transport;
    }

    /**
     * Checks whether a text can be sent as a command.
     *
     * @return the reason why it cannot, for error messages, or {@code null}
     */
    public static @Nullable String validationError(String command) {
        if (command.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n')) {
            return "must be a single line without NUL characters";
        }
        return command.getBytes(StandardCharsets.UTF_8).length < MAX_BYTES
                ? null
                : "must have fewer than " + MAX_BYTES + " bytes";
    }

    /**
     * Sends a command and resends it until there is a reply. The result fails with an {@link RconException} after 5
     * seconds.
     *
     * @throws IllegalArgumentException if {@link #validationError} returns a reason
     */
    public CompletableFuture<String> command(String command) {
        return send(command, true);
    }

    /**
     * Sends a command that must not run twice. It is sent once, so on a bad network it may fail although the game has
     * executed it. Whether a game recognizes a repeated command by its sequence number is undocumented.
     *
     * @throws IllegalArgumentException if {@link #validationError} returns a reason
     */
    public CompletableFuture<String> commandWithoutRetry(String command) {
        return send(command, false);
    }

    private CompletableFuture<String> send(String command, boolean repeats) {
        String error = validationError(command);
        if (error != null) {
            throw new IllegalArgumentException(error);
        }
        CompletableFuture<String> result = new CompletableFuture<>();
        if (!loop.execute(() -> transport.protocol().submit(command, result, repeats, loop.now()))) {
            result.completeExceptionally(new RconException(RconException.RconFailure.CLOSED));
        }
        return result;
    }

    /** Ends the session; pending commands fail. */
    @Override
    public void close() {
        loop.execute(() -> loop.remove(transport));
    }
}
