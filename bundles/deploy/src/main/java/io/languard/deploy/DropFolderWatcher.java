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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until something happens in a folder, or to the folder itself: its parent is watched too, since a folder that is
 * renamed or removed does not say so. Used by one thread, but for {@link #wake}.
 */
final class DropFolderWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderWatcher.class);
    /** How often to look where nobody tells us. */
    private static final long BLIND = 1_000;
    /** A folder that is gone is made again after this long, so that another can be put in its place meanwhile. */
    private static final long MAKE_AGAIN = 750;

    private final Path folder;
    private final WatchService service;
    private final InterruptibleSleep interruptibleSleep = new InterruptibleSleep();
    private WatchKey key;
    private WatchKey parentKey;
    private Object watched;
    private long missingSince = -1;

    DropFolderWatcher(Path folder) {
        this.folder = folder;
        this.service = open(folder);
    }

    private static WatchService open(Path folder) {
        try {
            return folder.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Changes in {} are not told by the system, so it is looked at every second: {}", folder, e);
            return null;
        }
    }

    /** Makes the folder if it is not there; for the start. */
    void createFolder() throws IOException {
        Files.createDirectories(folder);
    }

    /**
     * Sees that the folder of this name is the one that is watched. Must come before its files are listed, or what is
     * dropped in between is missed.
     */
    void refreshWatch(long now) throws IOException {
        if (!Files.isDirectory(folder)) {
            missingSince = missingSince < 0 ? now : missingSince;
            if (now - missingSince < MAKE_AGAIN) {
                return;
            }
            LOG.warn("The drop folder {} is gone; it is made again, and empty", folder);
            Files.createDirectories(folder);
        }
        missingSince = -1;
        Object identity = identity();
        if (service != null && (key == null || !key.isValid() || !Objects.equals(identity, watched))) {
            register(identity);
        }
    }

    private Object identity() throws IOException {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void register(Object identity) {
        try {
            if (key != null) {
                key.cancel();
            }
            key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            watched = identity;
            if (parentKey == null && folder.getParent() != null) {
                parentKey = folder.getParent()
                        .register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException e) {
            LOG.debug("{} can't be watched for now", folder, e);
        }
    }

    /**
     * Waits for something to happen, at most this long.
     *
     * @return names of files that were written to; others may have come or gone
     */
    Set<String> await(long millis) {
        Set<String> touched = new HashSet<>();
        WatchKey first = interruptibleSleep.sleep(() -> poll(Math.max(0, Math.min(millis, longest()))));
        for (WatchKey next = first; next != null; next = service.poll()) {
            boolean inside = next == key;
            for (WatchEvent<?> event : next.pollEvents()) {
                if (inside && event.context() instanceof Path name) {
                    touched.add(name.toString());
                }
            }
            if (!next.reset() && next == parentKey) {
                parentKey = null;
            }
        }
        return touched;
    }

    private WatchKey poll(long millis) throws InterruptedException {
        if (service == null) {
            TimeUnit.MILLISECONDS.sleep(millis);
            return null;
        }
        return service.poll(millis, TimeUnit.MILLISECONDS);
    }

    private long longest() {
        if (missingSince >= 0) {
            return MAKE_AGAIN / 3;
        }
        boolean told = key != null
                && key.isValid()
                && !service.getClass().getSimpleName().startsWith("Polling");
        return told && Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? Long.MAX_VALUE : BLIND;
    }

    /** Ends the present or the next {@link #await}; any thread may call it. */
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
            LOG.debug("The watch on {} could not be closed", folder, e);
        }
    }
}
