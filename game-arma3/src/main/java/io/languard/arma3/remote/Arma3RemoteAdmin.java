package io.languard.arma3.remote;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.remote.CommandEffect;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.Arma3;
import io.languard.arma3.ServerFolder;
import io.languard.arma3.rcon.RconLoop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Remote admin by BattlEye RCon; one thread serves every session. Immediate, so that the sessions outlive a caller. */
@Component(immediate = true)
@GameType(Arma3.GAME_TYPE)
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
        RconNews news = new RconNews(listener);
        return RconAccess.of(server)
                .<RemoteSession>map(access -> new Arma3RemoteSession(
                        loop.open(access.address(), access.password(), news),
                        news,
                        new PlayerCheck(loop, server, listener),
                        access.repeatsActions(),
                        ServerFolder.of(server).bans()))
                .orElseGet(ClosedSession::new);
    }

    @Override
    public CommandEffect effectOf(String command) {
        return EndCommands.effectOf(command);
    }
}
