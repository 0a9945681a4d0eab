package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.ConsoleInput;
import io.languard.core.process.GameProcess;
import io.languard.service.validation.FieldValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The standard input of the process that a server is running. */
final class ProcessConsoleInput implements ConsoleInput {

    private final ServerInstance server;

    ProcessConsoleInput(ServerInstance server) {
        this.server = server;
    }

    @Override
    public CompletionStage<Void> writeLine(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        String problem = FieldValidator.lineProblem(line, 0, MAX_LINE_BYTES);
        if (problem == null && bytes.length > MAX_LINE_BYTES + 1) {
            problem = "must have at most " + MAX_LINE_BYTES + " bytes";
        }
        if (problem != null) {
            return CompletableFuture.failedStage(FieldValidator.validationError("command", problem));
        }
        GameProcess process = server.process();
        if (process == null) {
            return unavailable("The game is not running", null);
        }
        try {
            process.writeInput(bytes);
            return CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            return unavailable("The game does not read its standard input", e);
        }
    }

    private static CompletionStage<Void> unavailable(String reason, @Nullable Throwable cause) {
        return CompletableFuture.failedStage(new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, reason, cause));
    }
}
