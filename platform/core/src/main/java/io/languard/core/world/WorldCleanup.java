package io.languard.core.world;

import io.languard.api.error.LanguardException;
import io.languard.core.CoreThreads;
import io.languard.ports.settings.Settings;
import io.languard.ports.user.Actor;
import io.languard.ports.world.Worlds;
import java.time.Duration;
import java.util.concurrent.Future;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes long unused worlds by itself now and then, where the settings say so. */
@Component(
        service = {},
        immediate = true)
public class WorldCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(WorldCleanup.class);

    private final Worlds worlds;
    private final Future<?> rounds;

    @Activate
    public WorldCleanup(@Reference Settings settings, @Reference Worlds worlds, @Reference CoreThreads threads) {
        this.worlds = worlds;
        Duration interval = settings.cleanupInterval();
        rounds = interval.isZero() ? null : threads.rounds(interval, this::round);
    }

    @Deactivate
    void stop() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }

    private void round() {
        if (!worlds.available()) {
            return;
        }
        try {
            worlds.cleanup(Actor.supervisor()).errors().forEach(LOG::warn);
        } catch (LanguardException e) {
            LOG.warn("Unused worlds were not cleaned up: {}", e.getMessage());
        }
    }
}
