package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.remote.RemoteOperation;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.util.ArrayList;
import java.util.List;

/** Records what is requested of servers, by whom, and does nothing. A message or a command {@code fail} fails. */
final class RecordedActions implements LifecycleService, RemoteConsoleService {

    final List<String> requests = new ArrayList<>();

    private LifecycleResult record(String request, Actor actor) {
        requests.add(request + " by " + actor.name());
        return new LifecycleResult(ServerStatus.STOPPED, null);
    }

    @Override
    public LifecycleResult start(Actor actor, int id) {
        return record("start", actor);
    }

    @Override
    public LifecycleResult stop(Actor actor, int id, boolean force, String reason) {
        return record("stop (" + reason + ")", actor);
    }

    @Override
    public LifecycleResult restart(Actor actor, int id) {
        return record("restart", actor);
    }

    @Override
    public List<Integer> stopAll(Actor actor, String reason, boolean resume) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LifecycleResult kill(Actor actor, int id) {
        return record("kill", actor);
    }

    @Override
    public void require(Actor actor, int serverId, RemoteOperation operation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String command(Actor actor, int serverId, String command) {
        say(actor, serverId, command);
        return "response";
    }

    @Override
    public void say(Actor actor, int serverId, String message) {
        if (message.equals("fail")) {
            throw new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "Remote admin is not connected");
        }
        record(message, actor);
    }
}
