package io.languard.arma3.remote;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.arma3.rcon.RconLoop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Remote admin by BattlEye RCon; one thread serves every session. Immediate, so that the sessions outlive a caller. */
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
        RconEventForwarder news = new RconEventForwarder(listener);
        return RconSettings.of(server)
                .<RemoteSession>map(access -> new Arma3RemoteSession(
                        loop.open(access.address(), access.password(), news),
                        news,
                        new PlayerListVerifier(loop, server, listener),
                        access.repeatsActions(),
                        Arma3ServerPaths.of(server).bans()))
                .orElseGet(DisabledRemoteSession::new);
    }

    @Override
    public ShutdownIntent shutdownIntent(String command) {
        return ShutdownCommands.effectOf(command);
    }
}
