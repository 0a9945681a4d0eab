package io.languard.deploy;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that waits until something happens in a folder. While something is unsettled it looks again every moment; a
 * slow look every few seconds covers file systems that tell nothing, and a folder that was removed and made again.
 */
final class FolderWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final long SETTLE_MILLIS = 150;
    private static final long SLOW_MILLIS = 5_000;

    private final Path folder;
    private final Look look;
    private volatile boolean stopped;
    private WatchService service;
    private WatchKey key;

    FolderWatch(Path folder, Look look) {
        this.folder = folder;
        this.look = look;
    }

    /** Looks at the folder. */
    interface Look {
        /** Returns whether something is unsettled, so that it must look again soon. */
        boolean look();
    }

    @Override
    public void run() {
        try (WatchService watching = folder.getFileSystem().newWatchService()) {
            service = watching;
            while (!stopped) {
                await(round() ? SETTLE_MILLIS : SLOW_MILLIS);
            }
        } catch (IOException e) {
            LOG.error("The drop folder {} can't be watched", folder, e);
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("The drop folder is no longer watched");
        }
    }

    void stop(Thread thread) {
        stopped = true;
        thread.interrupt();
    }

    private boolean round() {
        try {
            Files.createDirectories(folder);
            if (key == null || !key.isValid()) {
                key = folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
            return look.look();
        } catch (IOException | RuntimeException e) {
            LOG.error("The drop folder {} could not be looked at", folder, e);
            return false;
        }
    }

    private void await(long millis) throws InterruptedException {
        WatchKey event = service.poll(millis, TimeUnit.MILLISECONDS);
        if (event != null) {
            event.pollEvents();
            event.reset();
        }
    }
}
