package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Servers of which only the existence matters. */
final class FakeServers implements ServerService {

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
    public CreationResult create(Actor actor, NewServer server) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerView update(Actor actor, int id, ServerUpdate change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Actor actor, int id) {
        throw new UnsupportedOperationException();
    }
}
