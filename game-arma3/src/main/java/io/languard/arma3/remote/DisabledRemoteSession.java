package io.languard.arma3.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The session of a server whose RCon is disabled. Every command fails. */
final class DisabledRemoteSession implements RemoteSession {

    @Override
    public CompletionStage<String> command(String command) {
        return CompletableFuture.failedStage(new LanguardException(
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "Remote admin is disabled in the configuration of the server"));
    }

    @Override
    public void close() {
        // There is no connection to close.
    }
}
