package io.languard.arma3.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The session of a server whose RCon is disabled. Every request fails. */
final class DisabledRemoteSession implements RemoteSession {

    @Override
    public CompletionStage<String> command(String command) {
        return disabled();
    }

    @Override
    public CompletionStage<Void> say(String message) {
        return disabled();
    }

    @Override
    public CompletionStage<List<Player>> players() {
        return disabled();
    }

    @Override
    public CompletionStage<Void> kick(Player player, String reason) {
        return disabled();
    }

    @Override
    public CompletionStage<Void> ban(Player player, Duration duration, String reason) {
        return disabled();
    }

    @Override
    public CompletionStage<Void> shutdown() {
        return disabled();
    }

    @Override
    public void close() {
        // There is no connection to close.
    }

    private static <T> CompletionStage<T> disabled() {
        return CompletableFuture.failedStage(new LanguardException(
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "Remote admin is disabled in the configuration of the server"));
    }
}
