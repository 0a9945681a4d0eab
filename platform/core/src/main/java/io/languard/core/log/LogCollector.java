package io.languard.core.log;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.monitoring.PlatformMetric;
import io.languard.service.monitoring.PlatformMetricSource;
import io.languard.service.server.ServerStatus;
import io.languard.spi.log.LogStore;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Follows what game servers write: of those that run, and of those that have ended until everything has been read. Changes of
 * folders wake it; a look at everything once a second is for file systems that tell of no changes.
 */
@Component(
        service = {LogCollector.class, PlatformEventListener.class, PlatformMetricSource.class},
        immediate = true)
public class LogCollector implements PlatformEventListener, PlatformMetricSource {

    private static final long LOOK_MILLIS = 1_000;

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final LogStore store;
    private final EventService eventService;
    private final LogItemQueue inbox;
    private final LogCounters counts = new LogCounters();
    private final Map<Integer, ServerLogTailer> tails = new ConcurrentHashMap<>();
    private final FairScheduler fairScheduler = new FairScheduler();
    private final LogDirectoryWatcher watch = new LogDirectoryWatcher(this::changed);
    private final TailLimits tailLimits;
    private volatile PlayerListener players;
    private boolean begun;

    @Activate
    public LogCollector(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference LogStore store,
            @Reference EventService eventService,
            @Reference LogItemQueue inbox) {
        this(serverRegistry, registry, serverSnapshotFactory, store, eventService, inbox, TailLimits.defaults());
    }

    LogCollector(
            ServerRegistry serverRegistry,
            AdapterRegistry registry,
            ServerSnapshotFactory serverSnapshotFactory,
            LogStore store,
            EventService eventService,
            LogItemQueue inbox,
            TailLimits tailLimits) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.store = store;
        this.eventService = eventService;
        this.inbox = inbox;
        this.tailLimits = tailLimits;
        inbox.setListener(this::wake);
        fairScheduler.scheduleWithFixedDelay(LOOK_MILLIS, this::lookAtAll);
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
        inbox.setListener(serverId -> {});
        watch.stop();
        fairScheduler.stop();
    }

    @Override
    public List<PlatformMetric> metrics() {
        return counts.metrics();
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.StatusChanged changed) {
            if (changed.status() == ServerStatus.STARTING && changed.pid() == null) {
                ServerLogTailer tail = tails.get(changed.serverId());
                if (tail != null) {
                    tail.processStarted();
                }
            }
            wake(changed.serverId());
        } else if (event instanceof PlatformEvent.GamesChanged changed) {
            tails.values().stream()
                    .filter(tail -> tail.gameType().equals(changed.gameType()))
                    .forEach(tail -> {
                        tail.adapterChanged();
                        fairScheduler.wake(tail);
                    });
        }
    }

    private void changed(Path folder, boolean files) {
        for (ServerLogTailer tail : tails.values()) {
            if (tail.folders().contains(folder)) {
                if (files) {
                    tail.requestRefresh();
                }
                fairScheduler.wake(tail);
            }
        }
    }

    /** Something of this server is to be read. */
    private void wake(int serverId) {
        try {
            fairScheduler.wake(tail(serverRegistry.require(serverId)));
        } catch (LanguardException e) {
            return; // deleted in this moment, or not known yet
        }
    }

    private ServerLogTailer tail(ServerInstance server) {
        return tails.computeIfAbsent(server.id(), id -> {
            LogCounters.ServerCounters count = counts.forServer(id);
            ServerLogTailer tail = new ServerLogTailer(
                    server,
                    serverRegistry.directoryOf(id),
                    store,
                    eventService,
                    inbox,
                    count,
                    new LogEventPublisher(id, eventService, () -> players, count),
                    new ParserSelector(server, registry, serverSnapshotFactory),
                    tailLimits);
            fairScheduler.register(tail);
            return tail;
        });
    }

    private void lookAtAll() {
        try {
            Set<Integer> known = new HashSet<>();
            for (ServerInstance server : serverRegistry.all()) {
                known.add(server.id());
                if (!begun || server.record().status().isActive()) {
                    tail(server); // at the beginning also what was left when the platform ended
                }
            }
            begun = true;
            known.forEach(this::endIfDone);
            tails.keySet().stream().filter(id -> !known.contains(id)).toList().forEach(this::forget);
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
        }
        Set<Path> folders = new HashSet<>();
        for (ServerLogTailer tail : tails.values()) {
            folders.addAll(tail.folders());
            tail.requestRefresh();
            fairScheduler.wake(tail);
        }
        watch.watch(folders);
    }

    private void endIfDone(int id) {
        ServerLogTailer tail = tails.get(id);
        if (tail != null && tail.isDone() && fairScheduler.unregisterIfIdle(tail)) {
            tails.remove(id, tail);
        }
    }

    private void forget(int id) {
        ServerLogTailer tail = tails.remove(id);
        if (tail != null) {
            fairScheduler.unregister(tail);
        }
        counts.remove(id);
        inbox.remove(id);
    }
}
