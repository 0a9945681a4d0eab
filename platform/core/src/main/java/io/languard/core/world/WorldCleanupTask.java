package io.languard.core.world;

import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldService;
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
public class WorldCleanupTask {

    private static final Logger LOG = LoggerFactory.getLogger(WorldCleanupTask.class);

    private final WorldService worldService;
    private final Future<?> rounds;

    @Activate
    public WorldCleanupTask(
            @Reference Settings settings, @Reference WorldService worldService, @Reference CoreExecutors threads) {
        this.worldService = worldService;
        Duration interval = settings.cleanupInterval();
        rounds = interval.isZero() ? null : threads.scheduleOnWorker(interval, this::round);
    }

    @Deactivate
    void stop() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }

    private void round() {
        if (!worldService.available()) {
            return;
        }
        try {
            worldService.cleanup(Actor.supervisor()).errors().forEach(LOG::warn);
        } catch (LanguardException e) {
            LOG.warn("Unused worlds were not cleaned up: {}", e.getMessage());
        }
    }
}
