package io.languard.api.remote;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** A remote admin session. Must be thread-safe, and no method may block. */
@ConsumerType
public interface RemoteSession extends AutoCloseable {

    /**
     * Sends a command. The stage completes with the full response of the game, which may be empty.
     *
     * <p>It fails with a {@link io.languard.api.error.LanguardException}: {@code REMOTE_ADMIN_UNAVAILABLE} if the game
     * does not respond within about 5 seconds or the session is closed, and {@code VALIDATION_ERROR} if the game cannot
     * accept the text.
     */
    CompletionStage<String> command(String command);

    /** Closes the session and returns immediately. Pending stages fail. Closing a closed session has no effect. */
    @Override
    void close();
}
