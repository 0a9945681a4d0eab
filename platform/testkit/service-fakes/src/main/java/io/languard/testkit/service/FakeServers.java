package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.server.CreationResult;
import io.languard.service.server.ExecutableSuggestion;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.NewServer;
import io.languard.service.server.PortSuggestion;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerSuggestionService;
import io.languard.service.server.ServerUpdate;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Game servers in memory. Every modifying method throws {@link #failure} if it is set, and is recorded otherwise; none
 * changes {@link #views}. Thread-safe.
 */
public final class FakeServers implements ServerService, ServerSuggestionService, LifecycleService {

    /** The servers by id: a running one of Arma 3 and a stopped one of Rust, unless a test replaces them. */
    public final Map<Integer, ServerView> views = new ConcurrentSkipListMap<>();

    /** Recorded calls such as {@code admin start 1}. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    public volatile @Nullable RuntimeException failure;
    public volatile @Nullable NewServer created;
    public volatile @Nullable ServerUpdate changed;

    public FakeServers() {
        views.put(1, view(1, "Main Server", "arma3", ServerStatus.RUNNING));
        views.put(2, view(2, "Rust Server", "rust", ServerStatus.STOPPED));
    }

    public static ServerView view(int id, String name, String gameType, ServerStatus status) {
        boolean runs = status == ServerStatus.RUNNING;
        Instant time = Instant.parse("2026-04-16T10:00:00.123456Z");
        return new ServerView(
                id,
                name,
                "Primary COOP server",
                gameType,
                "/srv/" + gameType + "/server",
                status,
                runs ? 12345L : null,
                2302,
                2306,
                true,
                3,
                0,
                runs ? 15 : 0,
                40,
                runs ? 34.2 : null,
                runs ? 1850.5 : null,
                runs ? time : null,
                runs ? 3600L : null,
                time,
                time,
                status == ServerStatus.CRASHED
                        ? new ServerFailure("exit code 1: Port in use", 1, List.of("Starting", "Port in use"))
                        : null);
    }

    @Override
    public List<ServerView> list(Actor actor, @Nullable String gameType, @Nullable ServerStatus status) {
        return views.values().stream()
                .filter(view -> gameType == null || view.gameType().equals(gameType))
                .filter(view -> status == null || view.status() == status)
                .toList();
    }

    @Override
    public ServerView get(Actor actor, int id) {
        ServerView view = views.get(id);
        if (view == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Server with id " + id + " not found");
        }
        return view;
    }

    @Override
    public CreationResult create(Actor actor, NewServer server) {
        record(actor, "create " + server);
        created = server;
        return new CreationResult(
                view(3, server.name(), server.gameType(), ServerStatus.STOPPED), Map.of("rcon_password", "s3cret"));
    }

    @Override
    public ServerView update(Actor actor, int id, ServerUpdate change) {
        ServerView view = get(actor, id);
        record(actor, "update " + id);
        changed = change;
        return view;
    }

    @Override
    public void delete(Actor actor, int id) {
        get(actor, id);
        record(actor, "delete " + id);
    }

    @Override
    public List<ExecutableSuggestion> executables(Actor actor, String gameType) {
        requireGame(gameType);
        return List.of(
                new ExecutableSuggestion("/srv/" + gameType + "/server", null, List.of(1)),
                new ExecutableSuggestion("/opt/" + gameType + "/server", "64-bit", List.of()));
    }

    @Override
    public PortSuggestion freePorts(Actor actor, String gameType) {
        requireGame(gameType);
        return gameType.equals("rust") ? new PortSuggestion(2310, null) : new PortSuggestion(2310, 2315);
    }

    @Override
    public LifecycleResult start(Actor actor, int id) {
        get(actor, id);
        record(actor, "start " + id);
        return new LifecycleResult(ServerStatus.STARTING, null);
    }

    @Override
    public LifecycleResult stop(Actor actor, int id, boolean force, @Nullable String reason) {
        record(actor, "stop " + id + " " + force + " " + reason);
        return new LifecycleResult(ServerStatus.STOPPING, 12345L);
    }

    @Override
    public List<Integer> stopAll(Actor actor, @Nullable String reason, boolean resume) {
        record(actor, "stop all " + reason + " " + resume);
        return List.of(1);
    }

    @Override
    public LifecycleResult restart(Actor actor, int id) {
        get(actor, id);
        record(actor, "restart " + id);
        return new LifecycleResult(ServerStatus.STOPPING, 12345L);
    }

    @Override
    public LifecycleResult kill(Actor actor, int id) {
        get(actor, id);
        record(actor, "kill " + id);
        return new LifecycleResult(ServerStatus.STOPPED, null);
    }

    private void requireGame(String gameType) {
        fail();
        if (views.values().stream().noneMatch(view -> view.gameType().equals(gameType))) {
            throw new LanguardException(
                    ErrorCode.GAME_TYPE_NOT_FOUND, "No adapter registered for game type '" + gameType + "'");
        }
    }

    /** Throws {@link #failure} if it is set. */
    public void fail() {
        if (failure != null) {
            throw failure;
        }
    }

    private void record(Actor actor, String call) {
        fail();
        calls.add(actor.name() + " " + call);
    }
}
