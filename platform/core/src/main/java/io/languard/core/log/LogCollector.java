package io.languard.core.log;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogSource;
import io.languard.core.process.OutputCapture;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.logtail.LogSourceFiles;
import io.languard.logtail.LogTailer;
import io.languard.logtail.TailOptions;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerStatus;
import io.languard.spi.log.LogStore;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Follows the logs of game servers with the log tail library: those of running servers, and those of stopped ones until
 * everything has been stored.
 */
@Component(
        service = {LogCollector.class, EndedRunLog.class, PlatformEventListener.class, MultiCollector.class},
        immediate = true)
public class LogCollector implements EndedRunLog, PlatformEventListener, MultiCollector {

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final LogStore store;
    private final EventService eventService;
    private final LogItemQueue queue;
    private final LogCounters counters = new LogCounters();
    private final Map<Integer, ServerLogTarget> targets = new ConcurrentHashMap<>();
    private final LogTailer<LogItem> tailer;
    private volatile @Nullable PlayerListener players;
    private boolean initialized;

    @Activate
    public LogCollector(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference LogStore store,
            @Reference EventService eventService,
            @Reference LogItemQueue queue) {
        this(
                serverRegistry,
                registry,
                serverSnapshotFactory,
                store,
                eventService,
                queue,
                TailOptions.defaults("languard-log"));
    }

    LogCollector(
            ServerRegistry serverRegistry,
            AdapterRegistry registry,
            ServerSnapshotFactory serverSnapshotFactory,
            LogStore store,
            EventService eventService,
            LogItemQueue queue,
            TailOptions options) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.store = store;
        this.eventService = eventService;
        this.queue = queue;
        this.tailer = new LogTailer<>(options);
        queue.setListener(this::follow);
        tailer.start(this::updateTargets);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setPlayerListener(PlayerListener listener) {
        players = listener;
    }

    void unsetPlayerListener(PlayerListener listener) {
        if (players == listener) {
            players = null;
        }
    }

    @Deactivate
    public void stop() {
        queue.setListener(serverId -> {});
        tailer.stop();
    }

    @Override
    public MetricSnapshots collect() {
        targets.keySet().forEach(id -> counters.forServer(id).backlogBytes = tailer.backlogBytes(id));
        return counters.collect();
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.StatusChanged changed) {
            if (changed.status() == ServerStatus.STARTING && changed.pid() == null) {
                ServerLogTarget target = targets.get(changed.serverId());
                if (target != null) {
                    target.recent().clear();
                }
                tailer.processStarted(changed.serverId());
            }
            follow(changed.serverId());
        } else if (event instanceof PlatformEvent.GamesChanged changed) {
            targets.forEach((id, target) -> {
                if (target.gameType().equals(changed.gameType())) {
                    target.adapterChanged();
                    tailer.wake(id);
                }
            });
        }
    }

    @Override
    public CompletableFuture<Void> storeAll(int serverId) {
        follow(serverId);
        return tailer.finish(serverId);
    }

    @Override
    public List<LogLine> lastLines(int serverId) {
        ServerLogTarget target = targets.get(serverId);
        return target == null ? List.of() : target.recent().list();
    }

    private void follow(int serverId) {
        try {
            follow(serverRegistry.require(serverId));
        } catch (LanguardException e) {
            return; // deleted in the meantime, or not registered yet
        }
    }

    private void follow(ServerInstance server) {
        tailer.follow(server.id(), targets.computeIfAbsent(server.id(), id -> createTarget(server)));
    }

    private ServerLogTarget createTarget(ServerInstance server) {
        int id = server.id();
        LogCounters.ServerCounters counter = counters.forServer(id);
        LogSourceFiles output = LogSourceFiles.captured(
                LogSource.OUTPUT,
                serverRegistry.directoryOf(id).resolve(OutputCapture.PATH),
                name -> OutputCapture.generation(name).orElse(0),
                server.outputLock());
        LogEventPublisher events = new LogEventPublisher(id, eventService, () -> players, counter);
        return new ServerLogTarget(
                server,
                registry,
                serverSnapshotFactory,
                output,
                queue,
                counter,
                new ServerLogSink(id, store, eventService, counter, events));
    }

    /** Adds running servers, and at first also those that ended while the platform was down; removes deleted ones. */
    private void updateTargets() {
        try {
            Set<Integer> known = new HashSet<>();
            for (ServerInstance server : serverRegistry.all()) {
                known.add(server.id());
                if (!initialized || server.record().status().isActive()) {
                    follow(server);
                }
            }
            initialized = true;
            targets.keySet().stream().filter(id -> !known.contains(id)).toList().forEach(this::forget);
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
        }
    }

    private void forget(int id) {
        targets.remove(id);
        tailer.unfollow(id);
        counters.remove(id);
        queue.remove(id);
    }
}
