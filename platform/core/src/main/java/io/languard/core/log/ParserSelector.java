package io.languard.core.log;

import io.languard.api.GameServer;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who reads the lines of one server now: its adapter, or nobody while that is away, or the platform itself where the adapter
 * can't. Not for many threads.
 */
final class ParserSelector {

    /** The services of a bundle come one after another: so long it may take until one that is missing will not come. */
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ServerInstance server;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private GuardedService<LogParser> adapter;
    private boolean plain;
    private long unsupportedSince;
    private volatile boolean gamesChanged = true;

    ParserSelector(ServerInstance server, AdapterRegistry registry, ServerSnapshotFactory serverSnapshotFactory) {
        this.server = server;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
    }

    /** The set of services is another one now. Any thread. */
    void adapterChanged() {
        gamesChanged = true;
    }

    /** Looks who is there; true if it is somebody else than before. */
    boolean refresh() {
        GuardedService<LogParser> before = adapter;
        boolean wasPlain = plain;
        Lookup<LogParser> lookup = registry.find(server.record().gameType(), LogParser.class);
        adapter = lookup instanceof Lookup.Found<LogParser> found ? found.service() : null;
        plain = lookup instanceof Lookup.Unsupported<LogParser> && hasSettled();
        return adapter != before || plain != wasPlain;
    }

    /** Whether there is anybody. */
    boolean isAvailable() {
        return plain || adapter != null;
    }

    /** The files beside the captured output. */
    List<LogSource> sources() {
        if (plain) {
            return List.of();
        }
        GameServer snapshot = serverSnapshotFactory.create(server.record());
        return List.copyOf(adapter.call(parser -> parser.sources(snapshot)));
    }

    /** A reader of a file. */
    BatchParser open(String source, String fileName) {
        if (plain) {
            return new PlainLineParser();
        }
        GameServer snapshot = serverSnapshotFactory.create(server.record());
        return new AdapterLineParser(adapter, adapter.call(parser -> parser.open(snapshot, source, fileName)), source);
    }

    private boolean hasSettled() {
        if (gamesChanged) {
            gamesChanged = false;
            unsupportedSince = System.nanoTime();
        }
        return System.nanoTime() - unsupportedSince >= SETTLED_NANOS;
    }
}
