package io.languard.toolkit.console;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.ConsoleInput;
import io.languard.api.remote.RemoteSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A session that writes commands to a game's standard input. */
final class ConsoleSession implements RemoteSession {

    private final ConsoleInput input;
    private volatile boolean closed;

    ConsoleSession(ConsoleInput input) {
        this.input = input;
    }

    @Override
    public CompletionStage<String> command(String command) {
        return closed
                ? CompletableFuture.failedStage(
                        new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The remote admin session is closed"))
                : input.writeLine(command).thenApply(written -> "");
    }

    @Override
    public void close() {
        closed = true;
    }
}
