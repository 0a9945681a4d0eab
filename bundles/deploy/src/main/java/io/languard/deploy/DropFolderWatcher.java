package io.languard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for changes in a folder and of the folder itself. The parent is watched too, because renaming or removing a
 * folder causes no event in that folder. Confined to one thread, except for {@link #wake}.
 */
final class DropFolderWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderWatcher.class);
    /** How often to check the folder if the system reports no changes, in milliseconds. */
    private static final long POLL_MILLIS = 1_000;
    /**
     * How long a missing folder is not recreated, in milliseconds, so that it can be replaced by another one
     * meanwhile.
     */
    private static final long RECREATE_MILLIS = 750;

    private final Path folder;
    private final @Nullable WatchService service;
    private final InterruptibleSleep interruptibleSleep = new InterruptibleSleep();
    private @Nullable WatchKey key;
    private @Nullable WatchKey parentKey;
    private @Nullable Object watchedIdentity;
    private long missingSince = -1;

    DropFolderWatcher(Path folder) {
        this.folder = folder;
        this.service = open(folder);
    }

    private static @Nullable WatchService open(Path folder) {
        try {
            return folder.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Could not watch {} for changes, so it is checked every second: {}", folder, e);
            return null;
        }
    }

    /** Creates the folder if it does not exist. */
    void createFolder() throws IOException {
        Files.createDirectories(folder);
    }

    /**
     * Ensures that the folder currently at this path is the one watched, and recreates a missing folder. Must be
     * called before the files are listed, or files dropped in between are missed.
     */
    void refreshWatch(long now) throws IOException {
        if (!Files.isDirectory(folder)) {
            missingSince = missingSince < 0 ? now : missingSince;
            if (now - missingSince < RECREATE_MILLIS) {
                return;
            }
            LOG.warn("The drop folder {} was missing and has been recreated", folder);
            Files.createDirectories(folder);
        }
        missingSince = -1;
        Object identity = identity();
        if (service != null && (key == null || !key.isValid() || !Objects.equals(identity, watchedIdentity))) {
            register(identity);
        }
    }

    private @Nullable Object identity() throws IOException {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void register(@Nullable Object identity) {
        try {
            if (key != null) {
                key.cancel();
            }
            key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            watchedIdentity = identity;
            if (parentKey == null && folder.getParent() != null) {
                parentKey = folder.getParent()
                        .register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException e) {
            LOG.debug("Could not watch {}", folder, e);
        }
    }

    /**
     * Waits for a change for the given time at most.
     *
     * @return names of files that were written to; other files may have been added or removed
     */
    Set<String> await(long millis) {
        Set<String> touched = new HashSet<>();
        WatchKey first = interruptibleSleep.sleep(() -> poll(Math.max(0, Math.min(millis, maxWaitMillis()))));
        for (WatchKey next = first; next != null; next = service == null ? null : service.poll()) {
            boolean inFolder = next == key;
            for (WatchEvent<?> event : next.pollEvents()) {
                if (inFolder && event.context() instanceof Path name) {
                    touched.add(name.toString());
                }
            }
            if (!next.reset() && next == parentKey) {
                parentKey = null;
            }
        }
        return touched;
    }

    private @Nullable WatchKey poll(long millis) throws InterruptedException {
        if (service == null) {
            TimeUnit.MILLISECONDS.sleep(millis);
            return null;
        }
        return service.poll(millis, TimeUnit.MILLISECONDS);
    }

    private long maxWaitMillis() {
        if (missingSince >= 0) {
            return RECREATE_MILLIS / 3;
        }
        boolean notified = key != null
                && key.isValid()
                && service != null
                && !service.getClass().getSimpleName().startsWith("Polling");
        return notified && Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? Long.MAX_VALUE : POLL_MILLIS;
    }

    /** Ends the current or the next {@link #await}. May be called by any thread. */
    void wake() {
        interruptibleSleep.wake();
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.debug("Could not stop watching {}", folder, e);
        }
    }
}
