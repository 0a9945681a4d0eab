package io.languard.logtail;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports changes in folders immediately, on one thread, where the system supports that. Safe for use by multiple threads.
 */
final class LogDirectoryWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(LogDirectoryWatcher.class);

    private final @Nullable WatchService service;
    private final DirectoryListener directoryListener;
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();

    /** Called on the watcher's thread; must not block. */
    interface DirectoryListener {

        /** @param files whether files have been created or deleted, rather than only written to */
        void changed(Path folder, boolean files);
    }

    LogDirectoryWatcher(String threadName, DirectoryListener directoryListener) {
        this.directoryListener = directoryListener;
        WatchService opened = open();
        this.service = opened;
        if (opened != null) {
            Thread thread = new Thread(() -> watch(opened), threadName);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Watches exactly these folders, as far as they exist. */
    synchronized void watch(Set<Path> folders) {
        if (service == null) {
            return;
        }
        keys.entrySet().removeIf(entry -> {
            boolean removed =
                    !folders.contains(entry.getKey()) || !entry.getValue().isValid();
            if (removed) {
                entry.getValue().cancel();
            }
            return removed;
        });
        folders.stream().filter(folder -> !keys.containsKey(folder)).forEach(this::add);
    }

    void stop() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.debug("Could not close the watch service", e);
        }
    }

    private void add(Path folder) {
        try {
            keys.put(
                    folder,
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_DELETE,
                            StandardWatchEventKinds.ENTRY_MODIFY));
            directoryListener.changed(folder, true); // for changes before it was watched
        } catch (IOException e) {
            LOG.debug("Could not watch {}", folder, e); // does not exist yet, or too many are watched; scanned instead
        } catch (ClosedWatchServiceException e) {
            return; // stopped
        }
    }

    private void watch(WatchService opened) {
        try {
            while (true) {
                WatchKey key = opened.take();
                boolean files = false;
                for (WatchEvent<?> event : key.pollEvents()) {
                    files |= event.kind() != StandardWatchEventKinds.ENTRY_MODIFY;
                }
                key.reset();
                directoryListener.changed((Path) key.watchable(), files);
            }
        } catch (ClosedWatchServiceException e) {
            return; // stopped
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Could not watch log folders; they are scanned every second instead: {}", e.getMessage());
            return null;
        }
    }
}
