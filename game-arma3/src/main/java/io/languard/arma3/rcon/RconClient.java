package io.languard.arma3.rcon;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** One session, which stays until it is closed: it logs in, again after a loss, and answers commands. Thread-safe. */
public final class RconClient implements AutoCloseable {

    /** What fits into one datagram of an ordinary network. */
    private static final int MAX_BYTES = 1_400;

    private final RconLoop loop;
    private final UdpTransport wire;

    RconClient(RconLoop loop, UdpTransport wire) {
        this.loop = loop;
        this.wire = wire;
    }

    /**
     * What keeps a text from being sent as a command.
     *
     * @return a reason for people, or {@code null}
     */
    public static String validationError(String command) {
        if (command.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n')) {
            return "must be one line without NUL";
        }
        return command.getBytes(StandardCharsets.UTF_8).length < MAX_BYTES
                ? null
                : "must have fewer than " + MAX_BYTES + " bytes";
    }

    /**
     * Sends a command, and again until there is an answer; fails with an {@link RconException} after 5 seconds.
     *
     * @throws IllegalArgumentException see {@link #validationError}
     */
    public CompletableFuture<String> command(String command) {
        return send(command, true);
    }

    /**
     * The same for a command that must not run twice: it is sent once, and on a bad network it may fail although the game
     * has run it. Whether a game knows a repeated command by its number is documented nowhere.
     *
     * @throws IllegalArgumentException see {@link #validationError}
     */
    public CompletableFuture<String> commandWithoutRetry(String command) {
        return send(command, false);
    }

    private CompletableFuture<String> send(String command, boolean repeats) {
        String refusal = validationError(command);
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        CompletableFuture<String> answer = new CompletableFuture<>();
        if (!loop.execute(() -> wire.protocol().submit(command, answer, repeats, loop.now()))) {
            answer.completeExceptionally(new RconException(RconException.Reason.CLOSED));
        }
        return answer;
    }

    /** Ends the session; what is under way fails. */
    @Override
    public void close() {
        loop.execute(() -> loop.remove(wire));
    }
}
