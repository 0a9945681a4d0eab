package io.languard.core.game;

import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads the display name of a game when its adapter is registered, before anybody asks for it. This is a component of its
 * own because the cache is part of what the use cases need, and they start before the event bus has its listeners.
 */
@Component(service = PlatformEventListener.class)
public class DisplayNameLoader implements PlatformEventListener {

    private final AdapterRegistry registry;
    private final DisplayNameCache names;

    @Activate
    public DisplayNameLoader(@Reference AdapterRegistry registry, @Reference DisplayNameCache names) {
        this.registry = registry;
        this.names = names;
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed && registry.has(changed.gameType())) {
            try {
                names.start(changed.gameType(), registry.requireGame(changed.gameType()));
            } catch (LanguardException e) {
                // unregistered meanwhile
            }
        }
    }
}
