package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.user.Actor;
import io.languard.testkit.service.FakeServers;

/** A fake that echoes commands. */
public final class FakeRemoteConsole implements RemoteConsoleService {

    private final FakeServers servers;
    public String done;

    public FakeRemoteConsole(FakeServers servers) {
        this.servers = servers;
    }

    @Override
    public void require(int serverId) {
        if (!servers.get(serverId).gameType().equals("arma3")) {
            throw new LanguardException(
                    ErrorCode.CAPABILITY_NOT_SUPPORTED, "Remote admin not supported for game type 'rust'");
        }
    }

    @Override
    public String command(Actor actor, int serverId, String command) {
        require(serverId);
        servers.fail();
        done = actor.name() + " " + serverId + " " + command;
        return "done: " + command;
    }

    @Override
    public void say(Actor actor, int serverId, String message) {
        require(serverId);
        servers.fail();
        done = actor.name() + " " + serverId + " says " + message;
    }
}
