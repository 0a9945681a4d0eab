package io.languard.core.game;

import io.languard.api.GameAdapter;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.game.GameSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Publishes what clients see of a game whenever its adapter or a capability comes or goes, and for that reads its display
 * name before anybody asks for it. This is a component of its own because the cache of names is part of what the use cases
 * need, and they start before the event bus has its listeners.
 */
@Component(service = PlatformEventListener.class)
public class GamePublisher implements PlatformEventListener {

    private final AdapterRegistry registry;
    private final DisplayNameCache names;
    private final EventService eventService;

    @Activate
    public GamePublisher(
            @Reference AdapterRegistry registry,
            @Reference DisplayNameCache names,
            @Reference EventService eventService) {
        this.registry = registry;
        this.names = names;
        this.eventService = eventService;
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            GuardedService<GameAdapter> game = find(changed.gameType());
            if (game == null) {
                publish(changed.gameType());
            } else {
                names.start(changed.gameType(), game).thenRun(() -> publish(changed.gameType()));
            }
        }
    }

    /** Publishes the present state, one at a time, so that no older one follows a newer one. Does not block. */
    private synchronized void publish(String gameType) {
        GuardedService<GameAdapter> game = find(gameType);
        GameSummary summary = game == null
                ? null
                : new GameSummary(
                        gameType,
                        names.peek(gameType, game),
                        game.bundleVersion(),
                        registry.capabilities(gameType).stream()
                                .filter(capability -> !capability.isPart())
                                .toList());
        eventService.publish(new PlatformEvent.GameUpdated(gameType, summary, Instant.now()));
    }

    private @Nullable GuardedService<GameAdapter> find(String gameType) {
        try {
            return registry.requireGame(gameType);
        } catch (LanguardException e) {
            return null;
        }
    }
}
