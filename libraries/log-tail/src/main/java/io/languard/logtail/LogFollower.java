package io.languard.logtail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all sources of one target in rounds. A round reads a bounded piece of each source, stores it together with the
 * positions, and publishes it; while it cannot be stored, nothing more is read. Rounds of one target never overlap; methods
 * that say so may be called by any thread.
 */
final class LogFollower<T> {

    static final long WHEN_CHANGED = SourceTailer.WHEN_CHANGED;

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final long RETRY_MILLIS = 1_000;

    /** Files may be slightly older than the noted time of the start. */
    private static final long START_TOLERANCE_SECONDS = 2;

    private final TailTarget<T> target;
    private final TailOptions options;
    private final LogTruncator<T> truncator;
    private final Map<String, SourceTailer<T>> sources = new LinkedHashMap<>();
    private @Nullable Map<String, FilePosition> positions;
    private @Nullable LogFormat<T> format;
    private boolean discovered;
    private TailBatch<T> batch = new TailBatch<>();
    private Instant firstSeen = Instant.now();
    private boolean failureLogged;
    private boolean active;
    private volatile Collection<SourceTailer<T>> view = List.of();
    private volatile long backlogBytes;
    private volatile boolean done;
    private volatile boolean newRun = true;
    private boolean ended;

    /** Completes when everything of an ended program is stored; {@code null} unless that is being waited for. */
    private volatile @Nullable CompletableFuture<Void> finishing;

    LogFollower(TailTarget<T> target, TailOptions options) {
        this.target = target;
        this.options = options;
        this.truncator = new LogTruncator<>(target.sink(), options);
    }

    String name() {
        return target.name();
    }

    /** Returns the folders whose changes matter. Any thread. */
    Set<Path> folders() {
        return view.stream().map(source -> source.files().directory()).collect(Collectors.toSet());
    }

    /** Requests that the files be listed again, since some may have been added or removed. Any thread. */
    void requestRefresh() {
        view.forEach(SourceTailer::requestRefresh);
    }

    /** Called on any thread when the program is being started, since its sources may have changed. */
    void processStarted() {
        newRun = true;
        finished(finishing);
    }

    /** Reads everything that the ended program has written; returns when that is stored. Any thread. */
    synchronized CompletableFuture<Void> finish() {
        CompletableFuture<Void> current = finishing;
        if (current == null) {
            current = new CompletableFuture<>();
            finishing = current;
        }
        return current;
    }

    private void finished(@Nullable CompletableFuture<Void> waiting) {
        if (waiting == null) {
            return;
        }
        synchronized (this) {
            finishing = null;
        }
        waiting.complete(null);
    }

    /** Any thread. */
    long backlogBytes() {
        return backlogBytes;
    }

    /** Returns whether the program has ended and everything it wrote has been stored. Any thread. */
    boolean isDone() {
        return done && target.state() == TailTarget.State.STOPPED && !newRun;
    }

    /** Runs one round; returns the milliseconds until the next one is due, 0 for immediately. */
    long poll() {
        CompletableFuture<Void> waiting = finishing;
        ended = waiting != null;
        long next = tryRound();
        if (next == WHEN_CHANGED && batch.isEmpty() && isDrained()) {
            finished(waiting);
        }
        done = next == WHEN_CHANGED && !active && batch.isEmpty() && isDrained();
        return next;
    }

    void close() {
        sources.values().forEach(SourceTailer::close);
    }

    private long tryRound() {
        try {
            if (!batch.isEmpty()) {
                save();
                return 0;
            }
            long next = collect();
            save();
            return next;
        } catch (UnavailableException e) {
            return RETRY_MILLIS; // lines wait in their files
        } catch (RuntimeException e) {
            if (!failureLogged) {
                failureLogged = true;
                LOG.warn("Could not process the logs of {}", target.name(), e);
            }
            return RETRY_MILLIS;
        }
    }

    private long collect() {
        batch.items.addAll(target.drainQueued());
        active = !ended && target.state() != TailTarget.State.STOPPED;
        if (!active) {
            requestRefresh(); // files of a short run may not have been seen yet
        }
        LogFormat<T> current = target.format();
        boolean changed = current != format;
        format = current;
        if (changed) {
            sources.values().forEach(SourceTailer::rewind);
            discovered = false;
        }
        if (current == null) {
            return WHEN_CHANGED;
        }
        if (newRun || !discovered) {
            discover(current);
        }
        Instant started = target.startedAt();
        Instant since = (started == null ? firstSeen : started).minusSeconds(START_TOLERANCE_SECONDS);
        long next = WHEN_CHANGED;
        long unread = 0;
        for (SourceTailer<T> source : sources.values()) {
            try {
                next = Math.min(next, source.read(batch, current, active, ended, since));
                unread += source.unreadBytes();
            } catch (IOException e) {
                warn(e);
            }
        }
        backlogBytes = unread;
        return next;
    }

    private void discover(LogFormat<T> current) {
        boolean started = newRun;
        newRun = false; // cleared first: a start during the lookup requires another one
        if (started) {
            firstSeen = Instant.now();
        }
        try {
            update(current.sources());
            discovered = true;
        } catch (RuntimeException e) {
            newRun |= started;
            throw e;
        }
    }

    private void update(List<LogSourceFiles> current) {
        Map<String, FilePosition> known = positions();
        Map<String, LogSourceFiles> filesByName = new LinkedHashMap<>();
        current.forEach(files -> filesByName.put(files.name(), files));
        sources.values().removeIf(source -> {
            boolean kept =
                    source.files().isSameAs(filesByName.get(source.files().name()));
            if (!kept) {
                source.close();
                known.put(source.files().name(), source.stored());
            }
            return !kept;
        });
        filesByName.forEach((name, files) -> sources.computeIfAbsent(
                name, key -> new SourceTailer<>(files, target.sink(), known.get(name), options.backlogBytes())));
        view = List.copyOf(sources.values());
    }

    /** Returns the stored positions of sources that are not followed, read when they are needed first. */
    private Map<String, FilePosition> positions() {
        if (positions == null) {
            positions = new HashMap<>(target.sink().positions().stream()
                    .collect(Collectors.toMap(FilePosition::source, Function.identity())));
        }
        return positions;
    }

    private boolean isDrained() {
        if (view.isEmpty()) {
            return false;
        }
        try {
            for (SourceTailer<T> source : sources.values()) {
                if (!source.isDrained()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stores and publishes the batch and starts another one; if this throws, the batch is kept. */
    private void save() {
        TailBatch<T> saved = batch;
        if (!saved.isEmpty()) {
            target.sink().store(saved.items, List.copyOf(saved.positions.values()));
        }
        batch = new TailBatch<>();
        saved.positions.forEach(SourceTailer::stored);
        saved.finished.forEach(this::delete);
        if (!saved.isEmpty()) {
            failureLogged = false;
            target.sink().stored(saved.items);
            truncate();
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            warn(e);
        }
    }

    private void truncate() {
        if (target.state() != TailTarget.State.RUNNING) {
            return;
        }
        for (SourceTailer<T> source : sources.values()) {
            if (source.files().isCaptured()) {
                try {
                    truncator.trim(source);
                } catch (IOException e) {
                    source.close(); // continues at the stored position
                    warn(e);
                }
            }
        }
    }

    private void warn(IOException cause) {
        if (!failureLogged) {
            failureLogged = true;
            LOG.warn("Could not read the logs of {}: {}", target.name(), cause.toString());
        }
    }
}
