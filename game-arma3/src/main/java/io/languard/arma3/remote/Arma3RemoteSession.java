package io.languard.arma3.remote;

import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.ban.BanFile;
import io.languard.arma3.battleye.BanListParser;
import io.languard.arma3.battleye.PlayerListParser;
import io.languard.arma3.battleye.RefusalMatcher;
import io.languard.arma3.rcon.RconClient;
import io.languard.arma3.rcon.RconException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A remote admin session that speaks BattlEye's commands (BattlEye server documentation, Bohemia wiki: Multiplayer
 * Server Commands).
 */
final class Arma3RemoteSession implements RemoteSession {

    private final RconClient rcon;
    private final RconEventForwarder events;
    private final PlayerListVerifier check;
    private final boolean repeatsActions;
    private final Path bans;

    Arma3RemoteSession(
            RconClient rcon, RconEventForwarder events, PlayerListVerifier check, boolean repeatsActions, Path bans) {
        this.rcon = rcon;
        this.events = events;
        this.check = check;
        this.repeatsActions = repeatsActions;
        this.bans = bans;
    }

    @Override
    public CompletionStage<String> command(String command) {
        return send(command, "command");
    }

    @Override
    public CompletionStage<Void> say(String message) {
        return requireAccepted(send("say -1 " + message, "message"));
    }

    @Override
    public CompletionStage<List<Player>> players() {
        return fetchPlayers().thenApply(players -> {
            check.onPlayersListed(players.size());
            return check.withScores(players);
        });
    }

    @Override
    public CompletionStage<Void> kick(Player player, String reason) {
        return confirmInSlot(player)
                .thenCompose(current ->
                        requireAccepted(send(("kick " + current.slotId() + " " + reason).strip(), "reason")));
    }

    @Override
    public CompletionStage<Void> ban(Player player, Duration duration, String reason) {
        LanguardException validationFailure = validationFailure("ban 0 0 " + reason, "reason");
        if (validationFailure != null) {
            return CompletableFuture.failedFuture(validationFailure);
        }
        long minutes = duration.plusSeconds(59).toMinutes();
        return confirmInSlot(player).thenCompose(current -> {
            String identity = current.identity();
            if (identity == null) {
                return requireAccepted(send("ban " + current.slotId() + " " + minutes + " " + reason, "reason"));
            }
            // By identity first: if the slot is reassigned in between, the ban still applies to the right player.
            return CompletableFuture.runAsync(() -> addToBanFile(identity, duration, reason))
                    .thenCompose(written -> send("loadBans", "command"))
                    // The reply may get lost for a very long list; a duplicate ban does no harm.
                    .thenCompose(loaded -> send("bans", "command").exceptionally(unknown -> ""))
                    .thenCompose(bans -> BanListParser.parse(bans).containsValue(identity)
                            ? CompletableFuture.completedFuture(null)
                            : requireAccepted(send("addBan " + identity + " " + minutes + " " + reason, "reason")))
                    .thenCompose(added -> send("kick " + current.slotId() + " " + reason, "reason"))
                    .thenAccept(reply -> check("The player is banned but still connected. ", reply));
        });
    }

    /** A game that is shutting down may not reply any more. */
    @Override
    public CompletionStage<Void> shutdown() {
        return rcon.command("#shutdown").<Void>handle((reply, failure) -> {
            if (failure instanceof RconException e && e.reason() != RconException.RconFailure.LOST) {
                throw unavailable(e);
            }
            check("", reply == null ? "" : reply);
            return null;
        });
    }

    @Override
    public void close() {
        rcon.close();
    }

    /** Writes the ban into the file: BattlEye would rewrite the file and lose every line that is not a ban. */
    private void addToBanFile(String guid, Duration duration, String reason) {
        Instant end = duration.isZero() ? null : Instant.now().plus(duration);
        try {
            BanFile.change(bans, List.of(new GameBan(guid, null, reason, end)), Set.of(guid));
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not write bans.txt", e);
        }
    }

    private CompletableFuture<List<Player>> fetchPlayers() {
        return requestList()
                .thenCompose(list -> list.isPresent() ? CompletableFuture.completedFuture(list) : requestList())
                .thenApply(list -> list.orElseThrow(() -> new LanguardException(
                        ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The game sent an incomplete list of players")))
                .thenApply(events::onPlayersListed);
    }

    private CompletableFuture<Optional<List<Player>>> requestList() {
        return send("players", "command").thenApply(PlayerListParser::parse);
    }

    /**
     * Slots are reused after a player has left, so the slot's current player is checked immediately before the action.
     */
    private CompletionStage<Player> confirmInSlot(Player player) {
        return fetchPlayers().thenApply(players -> players.stream()
                .filter(current -> current.slotId().equals(player.slotId()))
                .filter(current -> isSame(current, player))
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND, "Player " + player.name() + " is no longer in slot " + player.slotId())));
    }

    private static boolean isSame(Player current, Player player) {
        return current.identity() == null || player.identity() == null
                ? current.name().equals(player.name())
                : current.identity().equalsIgnoreCase(player.identity());
    }

    private CompletableFuture<String> send(String command, String field) {
        LanguardException validationFailure = validationFailure(command, field);
        if (validationFailure != null) {
            return CompletableFuture.failedFuture(validationFailure);
        }
        boolean repeats = repeatsActions || ReadOnlyCommands.contains(command);
        return (repeats ? rcon.command(command) : rcon.commandWithoutRetry(command)).handle((reply, failure) -> {
            if (failure instanceof RconException e) {
                throw unavailable(e);
            }
            return reply;
        });
    }

    /** Returns why a text cannot be sent, or {@code null}. */
    private static @Nullable LanguardException validationFailure(String command, String field) {
        String reason = RconClient.validationError(command);
        return reason == null
                ? null
                : new LanguardException(
                        ErrorCode.VALIDATION_ERROR, field + " " + reason, List.of(new FieldProblem(field, reason)));
    }

    private static CompletionStage<Void> requireAccepted(CompletableFuture<String> reply) {
        return reply.thenAccept(text -> check("", text));
    }

    private static void check(String state, String reply) {
        if (RefusalMatcher.matches(reply)) {
            throw new LanguardException(
                    ErrorCode.REMOTE_ADMIN_UNAVAILABLE,
                    state + "The game refused the command: \"" + reply.strip()
                            + "\"; check restrict_rcon in section rcon");
        }
    }

    private static CompletionException unavailable(RconException e) {
        return new CompletionException(
                new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "Remote admin: " + e.getMessage(), e));
    }
}
