package io.languard.shell;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.server.CreationResult;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In-memory game servers that record the calls. */
public final class FakeServers implements ServerService, LifecycleService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    /** Recorded calls such as {@code admin start 1}. */
    public final List<String> calls = new ArrayList<>();

    private final Map<Integer, ServerView> servers = new TreeMap<>();

    public FakeServers() {
        put(1, "Main Server", ServerStatus.RUNNING);
        put(2, "Second \u001b[31mServer", ServerStatus.STOPPED);
    }

    public void forget(int id) {
        servers.remove(id);
    }

    private ServerView put(int id, String name, ServerStatus status) {
        boolean running = status.isActive();
        ServerView view = new ServerView(
                id,
                name,
                "",
                "arma3",
                "/srv/arma3/arma3server_x64",
                status,
                running ? 12345L : null,
                2302 + 10 * id,
                null,
                true,
                3,
                0,
                running ? 15 : 0,
                40,
                running ? 34.2 : null,
                running ? 1850.5 : null,
                running ? TIME : null,
                running ? 3600L : null,
                TIME,
                TIME);
        servers.put(id, view);
        return view;
    }

    @Override
    public synchronized List<ServerView> list(String gameType, ServerStatus status) {
        return servers.values().stream()
                .filter(server -> gameType == null || server.gameType().equals(gameType))
                .filter(server -> status == null || server.status() == status)
                .toList();
    }

    @Override
    public synchronized ServerView get(int id) {
        if (!servers.containsKey(id)) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Server with id " + id + " not found");
        }
        return servers.get(id);
    }

    @Override
    public synchronized CreationResult create(Actor actor, NewServer server) {
        if (server.gamePort() == 1) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR,
                    "Could not create the server",
                    List.of(new FieldProblem("game_port", "is taken")));
        }
        calls.add(actor.name() + " create " + server);
        return new CreationResult(
                put(servers.size() + 1, server.name(), ServerStatus.STOPPED), Map.of("rcon_password", "once"));
    }

    @Override
    public ServerView update(Actor actor, int id, ServerUpdate change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void delete(Actor actor, int id) {
        get(id);
        servers.remove(id);
        calls.add(actor.name() + " delete " + id);
    }

    @Override
    public synchronized LifecycleResult start(Actor actor, int id) {
        if (get(id).status().isActive()) {
            throw new LanguardException(ErrorCode.SERVER_ALREADY_RUNNING, "Server " + id + " is already running");
        }
        calls.add(actor.name() + " start " + id);
        return new LifecycleResult(ServerStatus.STARTING, null);
    }

    @Override
    public synchronized LifecycleResult stop(Actor actor, int id, boolean force, String reason) {
        calls.add(actor.name() + " stop " + id + " " + force + " " + reason);
        return new LifecycleResult(ServerStatus.STOPPING, 12345L);
    }

    @Override
    public synchronized LifecycleResult restart(Actor actor, int id) {
        calls.add(actor.name() + " restart " + id);
        return new LifecycleResult(ServerStatus.STOPPING, 12345L);
    }

    @Override
    public synchronized LifecycleResult kill(Actor actor, int id) {
        calls.add(actor.name() + " kill " + id);
        return new LifecycleResult(ServerStatus.STOPPED, null);
    }
}
