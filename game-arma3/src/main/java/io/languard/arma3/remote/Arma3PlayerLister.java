package io.languard.arma3.remote;

import io.languard.api.GameType;
import io.languard.api.player.Player;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.Arma3Config;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;

/** Lists the players with BattlEye's command {@code players}, and their scores by the Steam query. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3PlayerLister implements PlayerLister {

    @Override
    public CompletionStage<List<Player>> players(RemoteSession session) {
        return PlayerListRequest.send(session).thenApply(players -> ((Arma3RemoteSession) session).withScores(players));
    }
}
