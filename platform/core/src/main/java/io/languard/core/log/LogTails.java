package io.languard.core.log;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.player.PlayerNews;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.core.server.Snapshots;
import io.languard.ports.event.EventListener;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.figure.Figure;
import io.languard.ports.figure.FigureSource;
import io.languard.ports.log.LogStore;
import io.languard.ports.server.ServerStatus;
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
        service = {LogTails.class, EventListener.class, FigureSource.class},
        immediate = true)
public class LogTails implements EventListener, FigureSource {

    private static final long LOOK_MILLIS = 1_000;

    private final Fleet fleet;
    private final AdapterRegistry registry;
    private final Snapshots snapshots;
    private final LogStore store;
    private final Events events;
    private final LogInbox inbox;
    private final LogCounts counts = new LogCounts();
    private final Map<Integer, ServerTail> tails = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds();
    private final FolderWatch watch = new FolderWatch(this::changed);
    private final Limits limits;
    private volatile PlayerNews players;
    private boolean begun;

    @Activate
    public LogTails(
            @Reference Fleet fleet,
            @Reference AdapterRegistry registry,
            @Reference Snapshots snapshots,
            @Reference LogStore store,
            @Reference Events events,
            @Reference LogInbox inbox) {
        this(fleet, registry, snapshots, store, events, inbox, Limits.usual());
    }

    LogTails(
            Fleet fleet,
            AdapterRegistry registry,
            Snapshots snapshots,
            LogStore store,
            Events events,
            LogInbox inbox,
            Limits limits) {
        this.fleet = fleet;
        this.registry = registry;
        this.snapshots = snapshots;
        this.store = store;
        this.events = events;
        this.inbox = inbox;
        this.limits = limits;
        inbox.listen(this::wake);
        rounds.every(LOOK_MILLIS, this::lookAtAll);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setPlayers(PlayerNews listener) {
        players = listener;
    }

    void unsetPlayers(PlayerNews listener) {
        if (players == listener) {
            players = null;
        }
    }

    @Deactivate
    public void stop() {
        inbox.listen(serverId -> {});
        watch.stop();
        rounds.stop();
    }

    @Override
    public List<Figure> figures() {
        return counts.figures();
    }

    @Override
    public void on(PlatformEvent event) {
        if (event instanceof PlatformEvent.StatusChanged changed) {
            if (changed.status() == ServerStatus.STARTING && changed.pid() == null) {
                ServerTail tail = tails.get(changed.serverId());
                if (tail != null) {
                    tail.newRun();
                }
            }
            wake(changed.serverId());
        } else if (event instanceof PlatformEvent.GamesChanged changed) {
            tails.values().stream()
                    .filter(tail -> tail.gameType().equals(changed.gameType()))
                    .forEach(tail -> {
                        tail.gamesChanged();
                        rounds.wake(tail);
                    });
        }
    }

    private void changed(Path folder, boolean files) {
        for (ServerTail tail : tails.values()) {
            if (tail.folders().contains(folder)) {
                if (files) {
                    tail.relist();
                }
                rounds.wake(tail);
            }
        }
    }

    /** Something of this server is to be read. */
    private void wake(int serverId) {
        try {
            rounds.wake(tail(fleet.require(serverId)));
        } catch (LanguardException e) {
            return; // deleted in this moment, or not known yet
        }
    }

    private ServerTail tail(ManagedServer server) {
        return tails.computeIfAbsent(server.id(), id -> {
            LogCounts.Of count = counts.of(id);
            ServerTail tail = new ServerTail(
                    server,
                    fleet.directoryOf(id),
                    store,
                    events,
                    inbox,
                    count,
                    new LogNews(id, events, () -> players, count),
                    new Parsers(server, registry, snapshots),
                    limits);
            rounds.add(tail);
            return tail;
        });
    }

    private void lookAtAll() {
        try {
            Set<Integer> known = new HashSet<>();
            for (ManagedServer server : fleet.all()) {
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
        for (ServerTail tail : tails.values()) {
            folders.addAll(tail.folders());
            tail.relist();
            rounds.wake(tail);
        }
        watch.watch(folders);
    }

    private void endIfDone(int id) {
        ServerTail tail = tails.get(id);
        if (tail != null && tail.isDone() && rounds.endIfIdle(tail)) {
            tails.remove(id, tail);
        }
    }

    private void forget(int id) {
        ServerTail tail = tails.remove(id);
        if (tail != null) {
            rounds.end(tail);
        }
        counts.forget(id);
        inbox.forget(id);
    }
}
