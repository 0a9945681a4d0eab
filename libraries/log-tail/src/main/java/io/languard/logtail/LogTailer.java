package io.languard.logtail;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Follows the logs of many programs on three threads. Changes of folders wake a program's next round; a scan every second
 * covers file systems that report no changes. Safe for use by multiple threads.
 *
 * @param <T> the host's type of items
 */
public final class LogTailer<T> {

    private static final long SCAN_MILLIS = 1_000;

    private final TailOptions options;
    private final FairScheduler scheduler;
    private final LogDirectoryWatcher watcher;
    private final Map<Integer, LogFollower<T>> followers = new ConcurrentHashMap<>();

    /** Creates a tailer; see {@link #start}. */
    public LogTailer(TailOptions options) {
        this.options = options;
        this.scheduler = new FairScheduler(options.threadName());
        this.watcher = new LogDirectoryWatcher(options.threadName() + "-watch", this::directoryChanged);
    }

    /**
     * Starts scanning.
     *
     * @param beforeScan runs before each scan, on a thread of the tailer, so that the host can add and remove targets
     */
    public void start(Runnable beforeScan) {
        scheduler.scheduleWithFixedDelay(SCAN_MILLIS, () -> {
            try {
                beforeScan.run();
            } finally {
                scan();
            }
        });
    }

    /** Follows a target unless it is already followed, and looks for new lines. */
    public void follow(int id, TailTarget<T> target) {
        scheduler.wake(followers.computeIfAbsent(id, key -> {
            LogFollower<T> follower = new LogFollower<>(target, options);
            scheduler.register(follower);
            return follower;
        }));
    }

    /** Looks for new lines of a target if it is followed. */
    public void wake(int id) {
        LogFollower<T> follower = followers.get(id);
        if (follower != null) {
            scheduler.wake(follower);
        }
    }

    /** Looks up the sources of a target again, since its program is being started. */
    public void processStarted(int id) {
        LogFollower<T> follower = followers.get(id);
        if (follower != null) {
            follower.processStarted();
        }
    }

    /**
     * Reads everything that a program has written which has ended, including a last line without an end, without waiting
     * for the files to be quiet.
     *
     * @return a future that completes when it is stored, immediately for a target that is not followed; on any thread, and
     *     not while there is no format or nothing can be stored
     */
    public CompletableFuture<Void> finish(int id) {
        LogFollower<T> follower = followers.get(id);
        if (follower == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> finished = follower.finish();
        scheduler.wake(follower);
        return finished;
    }

    /** Stops following a target. */
    public void unfollow(int id) {
        LogFollower<T> follower = followers.remove(id);
        if (follower != null) {
            scheduler.unregister(follower);
        }
    }

    /** Returns the number of unread bytes; 0 for a target that is not followed. */
    public long backlogBytes(int id) {
        LogFollower<T> follower = followers.get(id);
        return follower == null ? 0 : follower.backlogBytes();
    }

    /** Stops after the rounds that are running, within 5 seconds. */
    public void stop() {
        watcher.stop();
        scheduler.stop();
    }

    private void directoryChanged(Path folder, boolean files) {
        for (LogFollower<T> follower : followers.values()) {
            if (follower.folders().contains(folder)) {
                if (files) {
                    follower.requestRefresh();
                }
                scheduler.wake(follower);
            }
        }
    }

    private void scan() {
        followers.values().removeIf(follower -> follower.isDone() && scheduler.unregisterIfIdle(follower));
        Set<Path> folders = new HashSet<>();
        for (LogFollower<T> follower : followers.values()) {
            folders.addAll(follower.folders());
            follower.requestRefresh();
            scheduler.wake(follower);
        }
        watcher.watch(folders);
    }
}
