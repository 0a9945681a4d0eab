package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes the values derived from the configuration of a game's servers when its adapter is installed or updated. */
@Component(service = PlatformEventListener.class)
public class DerivedValueRefresher implements PlatformEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(DerivedValueRefresher.class);

    /** The capabilities of an adapter are registered one by one, with an event for each. */
    private static final long COALESCE_MILLIS = 100;

    private static final long RETRY_MILLIS = 5_000;

    private final ServerRegistry serverRegistry;
    private final CoreExecutors threads;
    private final Set<String> scheduled = ConcurrentHashMap.newKeySet();

    @Activate
    public DerivedValueRefresher(@Reference ServerRegistry serverRegistry, @Reference CoreExecutors threads) {
        this.serverRegistry = serverRegistry;
        this.threads = threads;
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            schedule(changed.gameType(), COALESCE_MILLIS);
        }
    }

    private void schedule(String gameType, long delayMillis) {
        if (scheduled.add(gameType)) {
            threads.schedule(delayMillis, TimeUnit.MILLISECONDS, () -> refresh(gameType));
        }
    }

    private void refresh(String gameType) {
        scheduled.remove(gameType);
        try {
            serverRegistry.all().stream()
                    .filter(server -> server.record().gameType().equals(gameType))
                    .forEach(serverRegistry::refreshMaxPlayers);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                schedule(gameType, RETRY_MILLIS);
            } else {
                LOG.error("Could not refresh values derived from the configuration of '{}'", gameType, e);
            }
        }
    }
}
