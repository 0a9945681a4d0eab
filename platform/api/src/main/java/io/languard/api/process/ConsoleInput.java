package io.languard.api.process;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The standard input of a running game whose {@link LaunchCommand} requests one. Thread-safe. It remains usable after a
 * restart of the platform; the game never reads the end of its input.
 */
@ProviderType
public interface ConsoleInput {

    /** The maximum length of a line in bytes of UTF-8. */
    int MAX_LINE_BYTES = 4000;

    /** Returns the standard input of the server's game. If there is none, all its lines fail. */
    static ConsoleInput of(GameServer server) {
        return server.extension(ConsoleInput.class)
                .orElse(line -> CompletableFuture.failedStage(
                        new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The game has no standard input")));
    }

    /**
     * Writes a line, encoded in UTF-8, and a line feed. Returns immediately. The stage completes when the line is on its
     * way to the game; whether and when the game reads it, is unknown.
     *
     * <p>The stage fails with a {@link LanguardException}: {@code VALIDATION_ERROR} if the line is too long or contains
     * a line break or another control character, and {@code REMOTE_ADMIN_UNAVAILABLE} if the game is not running, has no
     * standard input, or does not read it.
     */
    CompletionStage<Void> writeLine(String line);
}
