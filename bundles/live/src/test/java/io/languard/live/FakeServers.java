package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.server.CreatedServer;
import io.languard.ports.server.NewServer;
import io.languard.ports.server.ServerChange;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.server.ServerView;
import io.languard.ports.server.Servers;
import io.languard.ports.user.Actor;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Servers of which nothing but their existence is asked. */
final class FakeServers implements Servers {

    final Set<Integer> ids = new CopyOnWriteArraySet<>(List.of(1, 2));

    @Override
    public ServerView get(int id) {
        if (!ids.contains(id)) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Server with id " + id + " not found");
        }
        return null;
    }

    @Override
    public List<ServerView> list(String gameType, ServerStatus status) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CreatedServer create(Actor actor, NewServer server) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerView update(Actor actor, int id, ServerChange change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Actor actor, int id) {
        throw new UnsupportedOperationException();
    }
}
