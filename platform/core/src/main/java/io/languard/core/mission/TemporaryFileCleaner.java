package io.languard.core.mission;

import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionManager;
import io.languard.core.CoreExecutors;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.settings.Settings;
import io.languard.toolkit.file.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the temporary files that an earlier run of the platform left behind: those in the servers' directories at the
 * start, and those in missions folders elsewhere as soon as the adapter returns where they are.
 */
@Component(service = PlatformEventListener.class, immediate = true)
public class TemporaryFileCleaner implements PlatformEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFileCleaner.class);

    /** The capabilities of an adapter are registered one by one, with an event for each. */
    private static final long COALESCE_MILLIS = 100;

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final CoreExecutors threads;
    private final Set<Path> cleaned = ConcurrentHashMap.newKeySet();

    @Activate
    public TemporaryFileCleaner(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference Settings settings,
            @Reference CoreExecutors threads) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.threads = threads;
        Path servers = settings.data().toAbsolutePath().normalize().resolve("servers");
        threads.execute(() -> cleanServers(servers));
        registry.games().forEach(this::schedule);
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            schedule(changed.gameType());
        }
    }

    private void schedule(String gameType) {
        threads.schedule(COALESCE_MILLIS, TimeUnit.MILLISECONDS, () -> cleanMissions(gameType));
    }

    private static void cleanServers(Path servers) {
        if (!Files.isDirectory(servers)) {
            return;
        }
        try (Stream<Path> directories = Files.list(servers)) {
            for (Path directory : (Iterable<Path>) directories::iterator) {
                TemporaryFiles.deleteLeftoversBelow(directory);
            }
        } catch (IOException e) {
            LOG.warn("Could not delete temporary files of an earlier run in {}", servers, e);
        }
    }

    private void cleanMissions(String gameType) {
        if (registry.find(gameType, MissionManager.class) instanceof Lookup.Found<MissionManager> found) {
            try {
                for (ServerInstance server : serverRegistry.all()) {
                    if (server.record().gameType().equals(gameType)) {
                        clean(found.service()
                                .call(missions ->
                                        missions.directory(serverSnapshotFactory.configured(server.record()))));
                    }
                }
            } catch (LanguardException e) {
                // Without the database or a response of the adapter; the next upload deletes them, too.
                LOG.debug("Could not locate the missions folders of '{}'", gameType, e);
            }
        }
    }

    private void clean(Path missions) {
        if (cleaned.add(missions)) {
            try {
                TemporaryFiles.deleteLeftovers(missions);
            } catch (IOException e) {
                LOG.warn("Could not delete temporary files of an earlier run in {}", missions, e);
            }
        }
    }
}
