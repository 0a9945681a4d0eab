package io.languard.core.log;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells at once when something in one of many folders changes, on one thread. Where the system can't, nobody is told, and
 * who wants to know must look. Safe for many threads.
 */
final class LogDirectoryWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(LogDirectoryWatcher.class);

    private final WatchService service;
    private final DirectoryListener directoryListener;
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();

    /** Called on the watch's thread; must return at once. */
    interface DirectoryListener {

        /**
         * Something has changed.
         *
         * @param files whether files have come or gone, not only been written to
         */
        void changed(Path folder, boolean files);
    }

    LogDirectoryWatcher(DirectoryListener directoryListener) {
        this.directoryListener = directoryListener;
        this.service = open();
        if (service != null) {
            Thread thread = new Thread(this::watch, "languard-log-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Watches exactly these folders, as far as they are there. */
    synchronized void watch(Set<Path> folders) {
        if (service == null) {
            return;
        }
        keys.entrySet().removeIf(entry -> {
            boolean gone =
                    !folders.contains(entry.getKey()) || !entry.getValue().isValid();
            if (gone) {
                entry.getValue().cancel();
            }
            return gone;
        });
        folders.stream().filter(folder -> !keys.containsKey(folder)).forEach(this::add);
    }

    void stop() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.debug("The watch of log folders could not be closed", e);
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
            directoryListener.changed(folder, true); // what has come before it was watched
        } catch (IOException e) {
            LOG.debug("{} can't be watched", folder, e); // not there yet, or too many are watched: it is looked into
        } catch (ClosedWatchServiceException e) {
            return; // the platform is ending
        }
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean files = false;
                for (WatchEvent<?> event : key.pollEvents()) {
                    files |= event.kind() != StandardWatchEventKinds.ENTRY_MODIFY;
                }
                key.reset();
                directoryListener.changed((Path) key.watchable(), files);
            }
        } catch (ClosedWatchServiceException e) {
            return; // the platform is ending
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Log folders can't be watched; they are looked into every second: {}", e.getMessage());
            return null;
        }
    }
}
