package io.languard.core.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * An open session for use in one request. It works until it is closed or the adapter is removed; closing it leaves the
 * server's own session open.
 */
public final class ScopedSession implements RemoteSession {

    private final RemoteAdminChannel channel;
    private volatile boolean closed;

    ScopedSession(RemoteAdminChannel channel) {
        this.channel = channel;
    }

    @Override
    public CompletionStage<String> command(String command) {
        return use(session -> session.command(command));
    }

    @Override
    public CompletionStage<Void> say(String message) {
        return use(session -> session.say(message));
    }

    @Override
    public CompletionStage<List<Player>> players() {
        return use(RemoteSession::players);
    }

    @Override
    public CompletionStage<Void> kick(Player player, String reason) {
        return use(session -> session.kick(player, reason));
    }

    @Override
    public CompletionStage<Void> ban(Player player, Duration duration, String reason) {
        return use(session -> session.ban(player, duration, reason));
    }

    @Override
    public CompletionStage<Void> shutdown() {
        return use(RemoteSession::shutdown);
    }

    @Override
    public void close() {
        closed = true;
    }

    private <R> CompletionStage<R> use(Function<RemoteSession, CompletionStage<R>> request) {
        if (closed || !channel.isUsable()) {
            return CompletableFuture.failedStage(
                    new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The remote admin session is closed"));
        }
        try {
            return channel.adapter().callDirectly(ignored -> request.apply(channel.session()));
        } catch (LanguardException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
