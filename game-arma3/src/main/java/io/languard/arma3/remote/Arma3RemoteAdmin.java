package io.languard.arma3.remote;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteCommand;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.arma3.rcon.RconLoop;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Remote admin over BattlEye RCon. One thread serves all sessions. The component is immediate, so that the sessions do
 * not end with the service's last user.
 */
@Component(immediate = true)
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3RemoteAdmin implements RemoteAdmin {

    private final RconLoop loop;

    @Activate
    public Arma3RemoteAdmin() {
        loop = new RconLoop();
    }

    @Deactivate
    public void close() {
        loop.close();
    }

    @Override
    public RemoteSession open(GameServer server, RemoteListener listener) {
        RconEventForwarder events = new RconEventForwarder(listener);
        return RconSettings.of(server)
                .<RemoteSession>map(settings -> new Arma3RemoteSession(
                        loop.open(settings.address(), settings.password(), events),
                        events,
                        new PlayerListVerifier(loop, server, listener),
                        settings.repeatsActions(),
                        Arma3ServerPaths.of(server).bans()))
                .orElseGet(DisabledRemoteSession::new);
    }

    @Override
    public ShutdownIntent shutdownIntent(String command) {
        return ShutdownCommands.effectOf(command);
    }

    @Override
    public List<RemoteCommand> commands() {
        return KnownCommands.ALL;
    }
}
