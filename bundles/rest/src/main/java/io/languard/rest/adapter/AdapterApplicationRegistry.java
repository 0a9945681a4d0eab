package io.languard.rest.adapter;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.LanguardException;
import io.languard.service.game.GameService;
import io.languard.service.game.RouteService;
import jakarta.servlet.ServletConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A registry of one JAX-RS application per adapter, built on the first request. JAX-RS and JSON libraries retain the
 * classes they have seen for their lifetime, so an application is discarded together with its adapter's resources;
 * otherwise adapters could never be unloaded.
 */
final class AdapterApplicationRegistry implements AutoCloseable {

    private static final int MAX_QUEUED = 1000;

    private final Map<String, AdapterSlot> slots = new ConcurrentHashMap<>();
    private final GameService gameService;
    private final RouteService calls;
    private final RequestTimeLimiter limit;
    private volatile @Nullable ServletConfig config;
    private final ThreadPoolExecutor sweeper = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_QUEUED),
            task -> new Thread(task, "rest-adapters"),
            // The next request or change does the work of a discarded task.
            new ThreadPoolExecutor.DiscardPolicy());

    AdapterApplicationRegistry(GameService gameService, RouteService calls, Duration timeLimit) {
        this.gameService = gameService;
        this.calls = calls;
        this.limit = new RequestTimeLimiter(timeLimit);
    }

    void init(ServletConfig config) {
        this.config = config;
    }

    /** Returns the application of a game's current resources, already acquired; empty if there are none. */
    Optional<AdapterApplication> acquire(String gameType) {
        return slots.computeIfAbsent(
                        gameType,
                        type -> new AdapterSlot(
                                type,
                                () -> routes(type),
                                resources ->
                                        new AdapterApplication(type, resources, calls, limit, requireNonNull(config))))
                .acquire();
    }

    void refresh(String gameType) {
        AdapterSlot slot = slots.get(gameType);
        if (slot != null) {
            slot.invalidate();
            sweeper.execute(slot::refresh);
        }
    }

    @Override
    public void close() {
        sweeper.shutdown();
        limit.close();
        slots.values().forEach(AdapterSlot::close);
        slots.clear();
    }

    private Optional<Set<Object>> routes(String gameType) {
        try {
            return gameService.routes(gameType);
        } catch (LanguardException e) {
            return Optional.empty();
        }
    }
}
