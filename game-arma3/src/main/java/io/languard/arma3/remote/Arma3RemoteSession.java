package io.languard.arma3.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.rcon.RconClient;
import io.languard.arma3.rcon.RconException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A remote admin session over BattlEye RCon. */
final class Arma3RemoteSession implements RemoteSession {

    private final RconClient rcon;
    private final RconEventForwarder events;
    private final PlayerListVerifier check;
    private final boolean repeatsActions;
    private final Path banFile;

    Arma3RemoteSession(
            RconClient rcon,
            RconEventForwarder events,
            PlayerListVerifier check,
            boolean repeatsActions,
            Path banFile) {
        this.rcon = rcon;
        this.events = events;
        this.check = check;
        this.repeatsActions = repeatsActions;
        this.banFile = banFile;
    }

    @Override
    public CompletionStage<String> command(String command) {
        LanguardException problem = BattlEyeCommand.problem(command, "command");
        if (problem != null) {
            return CompletableFuture.failedFuture(problem);
        }
        boolean repeats = repeatsActions || RepeatableCommands.contains(command);
        return (repeats ? rcon.command(command) : rcon.commandWithoutRetry(command)).handle((reply, failure) -> {
            if (failure instanceof RconException e) {
                throw new CompletionException(new LanguardException(
                        ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "Remote admin: " + e.getMessage(), e));
            }
            return reply;
        });
    }

    /** Records a new listing, and returns the players with the names that the session knows better. */
    List<Player> onPlayersListed(List<Player> players) {
        return events.onPlayersListed(players);
    }

    /** Starts a comparison of a listing with the Steam query, and returns the players with their last known scores. */
    List<Player> withScores(List<Player> players) {
        check.onPlayersListed(players.size());
        return check.withScores(players);
    }

    /** Returns the ban file of the server. */
    Path banFile() {
        return banFile;
    }

    @Override
    public void close() {
        rcon.close();
    }
}
