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

/** Remote admin in BattlEye's words (BattlEye server documentation, Bohemia wiki: Multiplayer Server Commands). */
final class Arma3RemoteSession implements RemoteSession {

    private final RconClient rcon;
    private final RconEventForwarder news;
    private final PlayerListVerifier check;
    private final boolean repeatsActions;
    private final Path bans;

    Arma3RemoteSession(
            RconClient rcon, RconEventForwarder news, PlayerListVerifier check, boolean repeatsActions, Path bans) {
        this.rcon = rcon;
        this.news = news;
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
        return done(send("say -1 " + message, "message"));
    }

    @Override
    public CompletionStage<List<Player>> players() {
        return listed().thenApply(players -> {
            check.onPlayersListed(players.size());
            return check.withScores(players);
        });
    }

    @Override
    public CompletionStage<Void> kick(Player player, String reason) {
        return confirmed(player)
                .thenCompose(there -> done(send(("kick " + there.slotId() + " " + reason).strip(), "reason")));
    }

    @Override
    public CompletionStage<Void> ban(Player player, Duration duration, String reason) {
        LanguardException refusal = refusal("ban 0 0 " + reason, "reason");
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        long minutes = duration.plusSeconds(59).toMinutes();
        return confirmed(player).thenCompose(there -> {
            if (there.identity() == null) {
                return done(send("ban " + there.slotId() + " " + minutes + " " + reason, "reason"));
            }
            // By identity first: should the slot change hands in between, the ban still meets the right one.
            return CompletableFuture.runAsync(() -> remember(there.identity(), duration, reason))
                    .thenCompose(written -> send("loadBans", "command"))
                    // A very long list may not come through; a ban that stands twice does no harm.
                    .thenCompose(loaded -> send("bans", "command").exceptionally(unknown -> ""))
                    .thenCompose(bans -> BanListParser.parse(bans).containsValue(there.identity())
                            ? CompletableFuture.completedFuture(null)
                            : done(send("addBan " + there.identity() + " " + minutes + " " + reason, "reason")))
                    .thenCompose(added -> send("kick " + there.slotId() + " " + reason, "reason"))
                    .thenAccept(answer -> check("He is banned, but still there. ", answer));
        });
    }

    /** A game that ends need not answer any more. */
    @Override
    public CompletionStage<Void> shutdown() {
        return rcon.command("#shutdown").<Void>handle((answer, failure) -> {
            if (failure instanceof RconException e && e.reason() != RconException.Reason.LOST) {
                throw unavailable(e);
            }
            check("", answer == null ? "" : answer);
            return null;
        });
    }

    @Override
    public void close() {
        rcon.close();
    }

    /** Into the file by our own hand: BattlEye would write it anew and lose every line in it that is no ban. */
    private void remember(String guid, Duration duration, String reason) {
        Instant end = duration.isZero() ? null : Instant.now().plus(duration);
        try {
            BanFile.change(bans, List.of(new GameBan(guid, null, reason, end)), Set.of(guid));
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "bans.txt can't be written", e);
        }
    }

    private CompletableFuture<List<Player>> listed() {
        return listing()
                .thenCompose(whole -> whole.isPresent() ? CompletableFuture.completedFuture(whole) : listing())
                .thenApply(whole -> whole.orElseThrow(() -> new LanguardException(
                        ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The game's list of players came incomplete")))
                .thenApply(news::onPlayersListed);
    }

    private CompletableFuture<Optional<List<Player>>> listing() {
        return send("players", "command").thenApply(PlayerListParser::parse);
    }

    /** Slots are used again after a player has left, so who has it is asked right before. */
    private CompletionStage<Player> confirmed(Player player) {
        return listed().thenApply(players -> players.stream()
                .filter(there -> there.slotId().equals(player.slotId()))
                .filter(there -> isSame(there, player))
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND, "Player " + player.name() + " is no longer in slot " + player.slotId())));
    }

    private static boolean isSame(Player there, Player player) {
        return there.identity() == null || player.identity() == null
                ? there.name().equals(player.name())
                : there.identity().equalsIgnoreCase(player.identity());
    }

    private CompletableFuture<String> send(String command, String field) {
        LanguardException refusal = refusal(command, field);
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        boolean repeats = repeatsActions || ReadOnlyCommands.contains(command);
        return (repeats ? rcon.command(command) : rcon.commandWithoutRetry(command)).handle((answer, failure) -> {
            if (failure instanceof RconException e) {
                throw unavailable(e);
            }
            return answer;
        });
    }

    /** Why a text can't be sent, or {@code null}. */
    private static LanguardException refusal(String command, String field) {
        String reason = RconClient.validationError(command);
        return reason == null
                ? null
                : new LanguardException(
                        ErrorCode.VALIDATION_ERROR, field + " " + reason, List.of(new FieldProblem(field, reason)));
    }

    private static CompletionStage<Void> done(CompletableFuture<String> answer) {
        return answer.thenAccept(text -> check("", text));
    }

    private static void check(String state, String answer) {
        if (RefusalMatcher.matches(answer)) {
            throw new LanguardException(
                    ErrorCode.REMOTE_ADMIN_UNAVAILABLE,
                    state + "The game says \"" + answer.strip() + "\"; is restrict_rcon in section rcon on?");
        }
    }

    private static CompletionException unavailable(RconException e) {
        return new CompletionException(
                new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "Remote admin: " + e.getMessage(), e));
    }
}
