package io.languard.deploy;

import io.languard.service.deploy.AdapterFile.AdapterState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Synchronizes the installed adapters with the files of the drop folder, one pass at a time. Confined to one thread.
 */
final class DropFolderSynchronizer {

    /** How often links are checked, because changes of their targets cause no events in the folder, in milliseconds. */
    private static final long LINK_CHECK_MILLIS = 1_000;

    private final Path folder;
    private final LongSupplier clock;
    private final AdapterInstaller installer;
    private final AdapterStarter starter;
    private final AdapterStatusReporter reporter;
    private final AdapterStatusResolver resolver;
    private final Map<String, DroppedFile> files = new TreeMap<>();

    DropFolderSynchronizer(
            Path folder,
            LongSupplier clock,
            AdapterInstaller installer,
            AdapterStarter starter,
            AdapterStatusReporter reporter,
            AdapterStatusResolver resolver) {
        this.folder = folder;
        this.clock = clock;
        this.installer = installer;
        this.starter = starter;
        this.reporter = reporter;
        this.resolver = resolver;
    }

    /** Restores the state of the last shutdown. */
    void restore() {
        installer.restore();
        Map<String, AdapterStatus> statuses = new HashMap<>();
        for (DeployedAdapter adapter : installer.adapters().values()) {
            String name = adapter.fileName();
            if (Files.exists(folder.resolve(name))) {
                files.put(name, DroppedFile.restored(folder.resolve(name), adapter.identity(), clock.getAsLong()));
            }
            statuses.put(name, AdapterStatus.of(name, AdapterState.ACTIVE, adapter.identity(), null));
        }
        reporter.initialize(statuses);
    }

    /**
     * Runs one pass.
     *
     * @param touched names of files that were written to since the last pass
     * @throws IOException if the folder cannot be read; nothing changes then
     */
    void synchronize(Set<String> touched) throws IOException, InterruptedException {
        observeFiles(FolderScanner.scan(folder), touched);
        for (DroppedFile file : files.values()) {
            if (file.isFresh()
                    && installer.belongsToPlatform(file.requireIdentity().symbolicName())) {
                file.reject(
                        "Bundle " + file.requireIdentity().symbolicName() + " belongs to the platform",
                        installer.installedFrom(file.name()));
            }
        }
        if (installer.synchronize(DuplicateResolver.resolve(files.values(), installer.adapters()))) {
            starter.refresh();
        }
        starter.start(settledAdapters(), clock.getAsLong());
        reporter.publishChanges(resolver.resolve(files.values(), installer.adapters(), clock.getAsLong()));
    }

    /**
     * Returns the adapters whose files are settled. While a file is changing, its adapter is not started because it
     * may be about to be updated.
     */
    private List<DeployedAdapter> settledAdapters() {
        return installer.adapters().values().stream()
                .filter(adapter -> {
                    DroppedFile file = files.get(adapter.fileName());
                    return file != null && file.isSettled();
                })
                .toList();
    }

    private void observeFiles(Map<String, FileStamp> present, Set<String> touched) {
        present.forEach((name, fileStamp) -> files.computeIfAbsent(name, key -> new DroppedFile(folder.resolve(key)))
                .observe(fileStamp, touched.contains(name), clock.getAsLong()));
        for (DroppedFile file : files.values()) {
            if (present.containsKey(file.name())) {
                file.readIfDue(clock.getAsLong());
            } else {
                file.markMissing(clock.getAsLong());
            }
        }
        files.values().removeIf(file -> file.isGone(clock.getAsLong()));
    }

    /**
     * Returns the time until the next pass is due without an external change, in milliseconds; {@link Long#MAX_VALUE}
     * if none is.
     */
    long idleMillis() {
        long now = clock.getAsLong();
        long next = Long.MAX_VALUE;
        for (DroppedFile file : files.values()) {
            next = Math.min(next, file.nextCheckAt());
            next = Math.min(next, file.isLink() ? now + LINK_CHECK_MILLIS : Long.MAX_VALUE);
        }
        for (DeployedAdapter adapter : installer.adapters().values()) {
            long graceEnd = adapter.startedAt() + AdapterStatusResolver.GRACE_MILLIS;
            next = Math.min(next, adapter.startedAt() > 0 && graceEnd > now ? graceEnd : Long.MAX_VALUE);
        }
        return next == Long.MAX_VALUE ? next : Math.max(0, next - now);
    }
}
