package io.languard.api.remote;

import io.languard.api.player.Player;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A remote admin session. Must be thread-safe, and no method may block.
 *
 * <p>A returned stage fails with a {@link io.languard.api.error.LanguardException}: {@code REMOTE_ADMIN_UNAVAILABLE} if
 * the game does not respond within about 5 seconds or the session is closed, and {@code VALIDATION_ERROR} if the game
 * cannot accept the text.
 */
@ConsumerType
public interface RemoteSession extends AutoCloseable {

    /** Sends a command. The stage completes with the full response of the game, which may be empty. */
    CompletionStage<String> command(String command);

    /** Sends a message to all players. */
    CompletionStage<Void> say(String message);

    /** Queries the players who are connected. */
    CompletionStage<List<Player>> players();

    /** Kicks a player. The stage fails with {@code NOT_FOUND} if the slot now belongs to another player. */
    CompletionStage<Void> kick(Player player, String reason);

    /**
     * Bans and kicks a connected player.
     *
     * @param duration the duration of the ban; zero for a permanent ban
     */
    CompletionStage<Void> ban(Player player, Duration duration, String reason);

    /** Asks the game to shut down. */
    CompletionStage<Void> shutdown();

    /** Closes the session and returns immediately. Pending stages fail. Closing a closed session has no effect. */
    @Override
    void close();
}
