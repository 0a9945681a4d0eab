package io.languard.arma3.remote;

import io.languard.api.GameType;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.Arma3Config;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;

/** Sends messages with BattlEye's command {@code say}. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3MessageBroadcaster implements MessageBroadcaster {

    @Override
    public CompletionStage<Void> say(RemoteSession session, String message) {
        return BattlEyeCommand.sendAction(session, "say -1 " + message, "message");
    }
}
