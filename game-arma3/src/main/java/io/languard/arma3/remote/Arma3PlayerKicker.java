package io.languard.arma3.remote;

import io.languard.api.GameType;
import io.languard.api.player.Player;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.Arma3Config;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;

/** Kicks players with BattlEye's command {@code kick}. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3PlayerKicker implements PlayerKicker {

    @Override
    public CompletionStage<Void> kick(RemoteSession session, Player player, String reason) {
        return PlayerListRequest.confirmInSlot(session, player)
                .thenCompose(current -> BattlEyeCommand.sendAction(
                        session, ("kick " + current.slotId() + " " + reason).strip(), "reason"));
    }
}
