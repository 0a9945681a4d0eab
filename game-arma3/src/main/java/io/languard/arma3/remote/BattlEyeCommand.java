package io.languard.arma3.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.battleye.RefusalMatcher;
import io.languard.arma3.rcon.RconClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends BattlEye's commands (BattlEye server documentation, Bohemia wiki: Multiplayer Server Commands). */
final class BattlEyeCommand {

    private BattlEyeCommand() {}

    /**
     * Sends a command.
     *
     * @param field the field of the request whose text the command contains
     */
    static CompletableFuture<String> send(RemoteSession session, String command, String field) {
        LanguardException problem = problem(command, field);
        return problem == null
                ? session.command(command).toCompletableFuture()
                : CompletableFuture.failedFuture(problem);
    }

    /** Sends a command to which BattlEye only replies if it refuses it. */
    static CompletableFuture<Void> sendAction(RemoteSession session, String command, String field) {
        return send(session, command, field).thenAccept(reply -> requireAccepted("", reply));
    }

    /** Returns why a command cannot be sent, or {@code null}. */
    static @Nullable LanguardException problem(String command, String field) {
        String reason = RconClient.validationError(command);
        return reason == null
                ? null
                : new LanguardException(
                        ErrorCode.VALIDATION_ERROR, field + " " + reason, List.of(new FieldProblem(field, reason)));
    }

    /**
     * Throws {@code REMOTE_ADMIN_UNAVAILABLE} if the reply is a refusal.
     *
     * @param state the sentence before that about the refusal; may be empty
     */
    static void requireAccepted(String state, String reply) {
        if (RefusalMatcher.matches(reply)) {
            throw new LanguardException(
                    ErrorCode.REMOTE_ADMIN_UNAVAILABLE,
                    state + "The game refused the command: \"" + reply.strip()
                            + "\"; check restrict_rcon in section rcon");
        }
    }
}
