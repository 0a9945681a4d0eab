package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogParser;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.logtail.LogFormat;
import io.languard.logtail.LogSink;
import io.languard.logtail.LogSourceFiles;
import io.languard.logtail.TailTarget;
import io.languard.service.server.ServerStatus;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server as a target of the log tailer. Its lines are parsed by its adapter, wait while the adapter is unavailable,
 * and are stored unparsed if the adapter has no {@link LogParser}.
 */
final class ServerLogTarget implements TailTarget<LogItem> {

    /**
     * The services of a bundle are registered one after another: a parser that is still missing after this time is
     * taken not to exist.
     */
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ServerInstance server;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory snapshots;
    private final LogSourceFiles output;
    private final LogItemQueue queue;
    private final LogCounters.ServerCounters counters;
    private final ServerLogSink sink;
    private final LogFormat<LogItem> plain;
    private @Nullable GuardedService<LogParser> parser;
    private @Nullable LogFormat<LogItem> adapterFormat;
    private long unsupportedSince;
    private volatile boolean gamesChanged = true;

    ServerLogTarget(
            ServerInstance server,
            AdapterRegistry registry,
            ServerSnapshotFactory snapshots,
            LogSourceFiles output,
            LogItemQueue queue,
            LogCounters.ServerCounters counters,
            ServerLogSink sink) {
        this.server = server;
        this.registry = registry;
        this.snapshots = snapshots;
        this.output = output;
        this.queue = queue;
        this.counters = counters;
        this.sink = sink;
        this.plain = new PlainLogFormat(output);
    }

    String gameType() {
        return server.record().gameType();
    }

    /** Called on any thread when the services of the game have changed. */
    void adapterChanged() {
        gamesChanged = true;
    }

    @Override
    public String name() {
        return "server " + server.id();
    }

    @Override
    public State state() {
        ServerStatus status = server.record().status();
        return status == ServerStatus.RUNNING ? State.RUNNING : status.isActive() ? State.ACTIVE : State.STOPPED;
    }

    @Override
    public @Nullable Instant startedAt() {
        return server.record().runState().startedAt();
    }

    @Override
    public @Nullable LogFormat<LogItem> format() {
        Lookup<LogParser> lookup = registry.find(gameType(), LogParser.class);
        if (lookup instanceof Lookup.Found<LogParser> found) {
            if (found.service() != parser) {
                parser = found.service();
                adapterFormat = new AdapterLogFormat(parser, () -> snapshots.latest(server), output, counters);
            }
            return adapterFormat;
        }
        parser = null;
        return lookup instanceof Lookup.Unsupported<LogParser> && hasSettled() ? plain : null;
    }

    private boolean hasSettled() {
        if (gamesChanged) {
            gamesChanged = false;
            unsupportedSince = System.nanoTime();
        }
        return System.nanoTime() - unsupportedSince >= SETTLE_NANOS;
    }

    @Override
    public List<LogItem> drainQueued() {
        counters.dropped.addAndGet(queue.drainDroppedCount(server.id()));
        return queue.drain(server.id()).stream().map(AdapterLogFormat::timed).toList();
    }

    /** Returns the last lines of the run that have been stored. Any thread. */
    RecentLines recent() {
        return sink.recent();
    }

    @Override
    public LogSink<LogItem> sink() {
        return sink;
    }
}
