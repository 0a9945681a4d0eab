package io.languard.arma3.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.battleye.PlayerListParser;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Requests the current players. */
final class PlayerListRequest {

    private PlayerListRequest() {}

    /** Requests the players, a second time if the first list is incomplete. */
    static CompletableFuture<List<Player>> send(RemoteSession session) {
        return requestList(session)
                .thenCompose(list -> list.isPresent() ? CompletableFuture.completedFuture(list) : requestList(session))
                .thenApply(list -> list.orElseThrow(() -> new LanguardException(
                        ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The game sent an incomplete list of players")))
                .thenApply(players -> ((Arma3RemoteSession) session).onPlayersListed(players));
    }

    /**
     * Finds a player again. Slots are reused after a player has left, so the slot's current player is checked
     * immediately before an action.
     */
    static CompletableFuture<Player> confirmInSlot(RemoteSession session, Player player) {
        return send(session).thenApply(players -> players.stream()
                .filter(current -> current.slotId().equals(player.slotId()))
                .filter(current -> isSame(current, player))
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND, "Player " + player.name() + " is no longer in slot " + player.slotId())));
    }

    private static CompletableFuture<Optional<List<Player>>> requestList(RemoteSession session) {
        return BattlEyeCommand.send(session, "players", "command").thenApply(PlayerListParser::parse);
    }

    private static boolean isSame(Player current, Player player) {
        return current.identity() == null || player.identity() == null
                ? current.name().equals(player.name())
                : current.identity().equalsIgnoreCase(player.identity());
    }
}
