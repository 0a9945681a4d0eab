package io.languard.api.remote;

import io.languard.api.player.Player;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One remote admin session. Safe for use from many threads; no method blocks.
 *
 * <p>A stage fails with a {@link io.languard.api.error.LanguardException}: {@code REMOTE_ADMIN_UNAVAILABLE} if the game
 * does not answer within about 5 seconds or the session is closed, {@code VALIDATION_ERROR} for text that the game can't
 * take.
 */
@ConsumerType
public interface RemoteSession extends AutoCloseable {

    /** Sends a command; the stage gives the game's whole answer, which may be empty. */
    CompletionStage<String> command(String command);

    /** Sends a message to all players. */
    CompletionStage<Void> say(String message);

    /** The players who are connected now. */
    CompletionStage<List<Player>> players();

    /** Throws a player out; {@code NOT_FOUND} if somebody else has the slot by now. */
    CompletionStage<Void> kick(Player player, String reason);

    /**
     * Bans a connected player and throws him out.
     *
     * @param duration zero for ever
     */
    CompletionStage<Void> ban(Player player, Duration duration, String reason);

    /** Asks the game to end. */
    CompletionStage<Void> shutdown();

    /** Ends the session; what is in flight fails. Returns at once. */
    @Override
    void close();
}
