package io.languard.core.remote;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
        if (closed || !channel.isUsable()) {
            return CompletableFuture.failedStage(
                    new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The remote admin session is closed"));
        }
        try {
            return channel.adapter()
                    .callDirectly(ignored -> requireNonNull(channel.session()).command(command));
        } catch (LanguardException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
