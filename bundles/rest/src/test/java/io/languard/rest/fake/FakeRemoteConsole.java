package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.remote.RemoteOperation;
import io.languard.service.user.Actor;
import io.languard.testkit.service.FakeServers;
import java.util.EnumSet;
import java.util.Set;

/** A fake that echoes commands. */
public final class FakeRemoteConsole implements RemoteConsoleService {

    private final FakeServers servers;
    public String done;

    /** The operations that the game lacks. */
    public final Set<RemoteOperation> missing = EnumSet.noneOf(RemoteOperation.class);

    public FakeRemoteConsole(FakeServers servers) {
        this.servers = servers;
    }

    @Override
    public void require(Actor actor, int serverId, RemoteOperation operation) {
        if (missing.contains(operation)) {
            throw new LanguardException(
                    ErrorCode.CAPABILITY_NOT_SUPPORTED, operation + " not supported for game type 'arma3'");
        }
        if (!servers.get(actor, serverId).gameType().equals("arma3")) {
            throw new LanguardException(
                    ErrorCode.CAPABILITY_NOT_SUPPORTED, "Remote admin not supported for game type 'rust'");
        }
    }

    @Override
    public String command(Actor actor, int serverId, String command) {
        require(actor, serverId, RemoteOperation.COMMAND);
        servers.fail();
        done = actor.name() + " " + serverId + " " + command;
        return "done: " + command;
    }

    @Override
    public void say(Actor actor, int serverId, String message) {
        require(actor, serverId, RemoteOperation.SAY);
        servers.fail();
        done = actor.name() + " " + serverId + " says " + message;
    }
}
