package io.languard.core.game;

import io.languard.api.GameAdapter;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.registry.GuardedService;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The display names of games. Each is read once, in the background, so that an adapter that hangs delays few requests. A
 * game whose adapter does not provide a name is named after its type, and the adapter is asked again after a minute.
 * Thread-safe.
 */
@Component(service = DisplayNameCache.class)
public class DisplayNameCache {

    /** How long a request waits for a name that is being read. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private static final Duration RETRY = Duration.ofMinutes(1);

    private final CoreExecutors threads;

    // Weak keys, so that names are released together with their service.
    private final Map<GuardedService<GameAdapter>, CompletableFuture<String>> names =
            Collections.synchronizedMap(new WeakHashMap<>());

    @Activate
    public DisplayNameCache(@Reference CoreExecutors threads) {
        this.threads = threads;
    }

    /** Returns the name of a game. */
    String get(String gameType, GuardedService<GameAdapter> game) {
        try {
            return start(gameType, game).get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return gameType;
        } catch (TimeoutException e) {
            return gameType;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the name of a game without waiting; its type while the name has not been read. */
    String peek(String gameType, GuardedService<GameAdapter> game) {
        return start(gameType, game).getNow(gameType);
    }

    /** Starts to read the name of a game if it has not been read yet. */
    CompletableFuture<String> start(String gameType, GuardedService<GameAdapter> game) {
        return names.computeIfAbsent(
                game, key -> CompletableFuture.supplyAsync(() -> read(gameType, game), threads::execute));
    }

    private String read(String gameType, GuardedService<GameAdapter> game) {
        try {
            String name = game.call(GameAdapter::displayName);
            if (name.isBlank() || name.length() > GameAdapter.MAX_DISPLAY_NAME) {
                throw game.invalidResponse(
                        "has a name that is blank or has more than " + GameAdapter.MAX_DISPLAY_NAME + " characters");
            }
            return name;
        } catch (LanguardException e) {
            // It has been logged. The adapter may only have been busy, so it is asked again later.
            threads.schedule(RETRY.toMillis(), TimeUnit.MILLISECONDS, () -> names.remove(game));
            return gameType;
        }
    }
}
