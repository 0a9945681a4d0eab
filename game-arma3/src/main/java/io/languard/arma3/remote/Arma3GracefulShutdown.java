package io.languard.arma3.remote;

import io.languard.api.GameType;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.rcon.RconException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;

/** Shuts the game down with the command {@code #shutdown}. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3GracefulShutdown implements GracefulShutdown {

    /** A game that is shutting down may not reply any more. */
    @Override
    public CompletionStage<Void> shutdown(RemoteSession session) {
        return session.command("#shutdown").handle((reply, failure) -> {
            if (failure == null) {
                BattlEyeCommand.requireAccepted("", reply);
            } else if (!isConnectionLost(failure)) {
                throw failure instanceof CompletionException known ? known : new CompletionException(failure);
            }
            return null;
        });
    }

    private static boolean isConnectionLost(Throwable failure) {
        Throwable error = failure instanceof CompletionException ? failure.getCause() : failure;
        return error != null
                && error.getCause() instanceof RconException e
                && e.reason() == RconException.RconFailure.LOST;
    }
}
