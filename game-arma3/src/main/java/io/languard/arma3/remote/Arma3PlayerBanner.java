package io.languard.arma3.remote;

import io.languard.api.GameType;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.ban.BanFile;
import io.languard.arma3.battleye.BanListParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;

/** Bans connected players: by the ban file if their identity is known, or else by their slot. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3PlayerBanner implements PlayerBanner {

    @Override
    public CompletionStage<Void> ban(RemoteSession session, Player player, Duration duration, String reason) {
        LanguardException problem = BattlEyeCommand.problem("ban 0 0 " + reason, "reason");
        if (problem != null) {
            return CompletableFuture.failedFuture(problem);
        }
        long minutes = duration.plusSeconds(59).toMinutes();
        return PlayerListRequest.confirmInSlot(session, player).thenCompose(current -> {
            String identity = current.identity();
            if (identity == null) {
                return BattlEyeCommand.sendAction(
                        session, "ban " + current.slotId() + " " + minutes + " " + reason, "reason");
            }
            Path banFile = ((Arma3RemoteSession) session).banFile();
            // By identity first: if the slot is reassigned in between, the ban still applies to the right player.
            return CompletableFuture.runAsync(() -> addToBanFile(banFile, identity, duration, reason))
                    .thenCompose(written -> session.command("loadBans"))
                    // The reply may get lost for a very long list; a duplicate ban does no harm.
                    .thenCompose(loaded -> session.command("bans").exceptionally(unknown -> ""))
                    .thenCompose(bans -> BanListParser.parse(bans).contains(identity)
                            ? CompletableFuture.completedFuture(null)
                            : BattlEyeCommand.sendAction(
                                    session, "addBan " + identity + " " + minutes + " " + reason, "reason"))
                    .thenCompose(
                            added -> BattlEyeCommand.send(session, "kick " + current.slotId() + " " + reason, "reason"))
                    .thenAccept(reply ->
                            BattlEyeCommand.requireAccepted("The player is banned but still connected. ", reply));
        });
    }

    /** Writes the ban into the file: BattlEye would rewrite the file and lose every line that is not a ban. */
    private static void addToBanFile(Path file, String guid, Duration duration, String reason) {
        Instant end = duration.isZero() ? null : Instant.now().plus(duration);
        try {
            BanFile.change(file, List.of(new GameBan(guid, null, reason, end)), Set.of(guid));
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not write bans.txt", e);
        }
    }
}
