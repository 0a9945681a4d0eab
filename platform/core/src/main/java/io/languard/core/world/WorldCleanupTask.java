package io.languard.core.world;

import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldService;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes inactive worlds at the configured interval; does nothing if none is configured. */
@Component(
        service = {},
        immediate = true)
public class WorldCleanupTask {

    private static final Logger LOG = LoggerFactory.getLogger(WorldCleanupTask.class);

    private final WorldService worldService;
    private final @Nullable Future<?> schedule;

    @Activate
    public WorldCleanupTask(
            @Reference Settings settings, @Reference WorldService worldService, @Reference CoreExecutors threads) {
        this.worldService = worldService;
        Duration interval = settings.cleanupInterval();
        schedule = interval.isZero() ? null : threads.scheduleOnWorker(interval, this::cleanUp);
    }

    @Deactivate
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    private void cleanUp() {
        if (!worldService.available()) {
            return;
        }
        try {
            worldService.cleanup(Actor.supervisor()).errors().forEach(LOG::warn);
        } catch (LanguardException e) {
            LOG.warn("Failed to clean up inactive worlds: {}", e.getMessage());
        }
    }
}
