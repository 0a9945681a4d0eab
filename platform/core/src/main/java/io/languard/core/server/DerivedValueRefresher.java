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

/**
 * Works out what follows from the configs of a game's servers when its adapter comes, be it for the first time, after the
 * servers have been read, or as an update.
 */
@Component(service = PlatformEventListener.class)
public class DerivedValueRefresher implements PlatformEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(DerivedValueRefresher.class);

    /** The capabilities of an adapter come one by one, and each is told. */
    private static final long TOGETHER_MILLIS = 100;

    private static final long RETRY_MILLIS = 5_000;

    private final ServerRegistry serverRegistry;
    private final CoreExecutors threads;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @Activate
    public DerivedValueRefresher(@Reference ServerRegistry serverRegistry, @Reference CoreExecutors threads) {
        this.serverRegistry = serverRegistry;
        this.threads = threads;
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            ask(changed.gameType(), TOGETHER_MILLIS);
        }
    }

    private void ask(String gameType, long delayMillis) {
        if (asked.add(gameType)) {
            threads.schedule(delayMillis, TimeUnit.MILLISECONDS, () -> derive(gameType));
        }
    }

    private void derive(String gameType) {
        asked.remove(gameType);
        try {
            serverRegistry.all().stream()
                    .filter(server -> server.record().gameType().equals(gameType))
                    .forEach(serverRegistry::refreshMaxPlayers);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                ask(gameType, RETRY_MILLIS);
            } else {
                LOG.error("What follows from the configs of game type '{}' can't be told", gameType, e);
            }
        }
    }
}
