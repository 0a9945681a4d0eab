package io.languard.arma3.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The session of a server whose RCon is switched off. */
final class DisabledRemoteSession implements RemoteSession {

    @Override
    public CompletionStage<String> command(String command) {
        return off();
    }

    @Override
    public CompletionStage<Void> say(String message) {
        return off();
    }

    @Override
    public CompletionStage<List<Player>> players() {
        return off();
    }

    @Override
    public CompletionStage<Void> kick(Player player, String reason) {
        return off();
    }

    @Override
    public CompletionStage<Void> ban(Player player, Duration duration, String reason) {
        return off();
    }

    @Override
    public CompletionStage<Void> shutdown() {
        return off();
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static <T> CompletionStage<T> off() {
        return CompletableFuture.failedStage(new LanguardException(
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "Remote admin is switched off in the server's configuration"));
    }
}
