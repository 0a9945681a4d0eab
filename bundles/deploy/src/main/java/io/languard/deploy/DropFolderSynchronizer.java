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

/** Makes the installed adapters follow the folder, one pass at a time. Used by one thread. */
final class DropFolderSynchronizer {

    /** A link's target changes without a word from the folder. */
    private static final long LOOK_AT_LINKS = 1_000;

    private final Path folder;
    private final LongSupplier clock;
    private final AdapterInstaller adapterInstaller;
    private final AdapterStarter adapterStarter;
    private final AdapterStatusReporter adapterStatusReporter;
    private final AdapterStatusResolver adapterStatusResolver;
    private final Map<String, DroppedFile> files = new TreeMap<>();

    DropFolderSynchronizer(
            Path folder,
            LongSupplier clock,
            AdapterInstaller adapterInstaller,
            AdapterStarter adapterStarter,
            AdapterStatusReporter adapterStatusReporter,
            AdapterStatusResolver adapterStatusResolver) {
        this.folder = folder;
        this.clock = clock;
        this.adapterInstaller = adapterInstaller;
        this.adapterStarter = adapterStarter;
        this.adapterStatusReporter = adapterStatusReporter;
        this.adapterStatusResolver = adapterStatusResolver;
    }

    /** Begins where the platform last ended. */
    void restore() {
        adapterInstaller.restore();
        Map<String, AdapterStatus> before = new HashMap<>();
        for (DeployedAdapter deployedAdapter : adapterInstaller.all().values()) {
            String name = deployedAdapter.fileName();
            if (Files.exists(folder.resolve(name))) {
                files.put(
                        name,
                        DroppedFile.restored(folder.resolve(name), deployedAdapter.identity(), clock.getAsLong()));
            }
            before.put(name, AdapterStatus.of(name, AdapterState.ACTIVE, deployedAdapter.identity(), null));
        }
        adapterStatusReporter.initialize(before);
    }

    /**
     * One pass.
     *
     * @param touched names of files that were written to since the last pass
     * @throws IOException if the folder can't be read; everything stays as it is
     */
    void synchronize(Set<String> touched) throws IOException, InterruptedException {
        look(FolderScanner.scan(folder), touched);
        for (DroppedFile file : files.values()) {
            if (file.isFresh()
                    && adapterInstaller.belongsToPlatform(file.identity().symbolicName())) {
                file.reject(
                        "its bundle " + file.identity().symbolicName() + " belongs to the platform itself",
                        adapterInstaller.installedFrom(file.name()));
            }
        }
        if (adapterInstaller.synchronize(DuplicateResolver.resolve(files.values(), adapterInstaller.all()))) {
            adapterStarter.refresh();
        }
        adapterStarter.start(settled(), clock.getAsLong());
        adapterStatusReporter.publishChanges(
                adapterStatusResolver.resolve(files.values(), adapterInstaller.all(), clock.getAsLong()));
    }

    /** What was installed before is not started while its file is being looked at: it may be about to be updated. */
    private List<DeployedAdapter> settled() {
        return adapterInstaller.all().values().stream()
                .filter(deployedAdapter -> files.get(deployedAdapter.fileName()).isSettled())
                .toList();
    }

    private void look(Map<String, FileStamp> there, Set<String> touched) {
        there.forEach((name, fileStamp) -> files.computeIfAbsent(name, key -> new DroppedFile(folder.resolve(key)))
                .observe(fileStamp, touched.contains(name), clock.getAsLong()));
        for (DroppedFile file : files.values()) {
            if (there.containsKey(file.name())) {
                file.readIfDue(clock.getAsLong());
            } else {
                file.markMissing(clock.getAsLong());
            }
        }
        files.values().removeIf(file -> file.isGone(clock.getAsLong()));
    }

    /** For how long there is nothing to do unless something happens; {@link Long#MAX_VALUE} for ever. */
    long idleMillis() {
        long now = clock.getAsLong();
        long next = Long.MAX_VALUE;
        for (DroppedFile file : files.values()) {
            next = Math.min(next, file.nextCheckAt());
            next = Math.min(next, file.isLink() ? now + LOOK_AT_LINKS : Long.MAX_VALUE);
        }
        for (DeployedAdapter deployedAdapter : adapterInstaller.all().values()) {
            long patienceEnds = deployedAdapter.startedAt() + AdapterStatusResolver.GRACE_MILLIS;
            next = Math.min(
                    next, deployedAdapter.startedAt() > 0 && patienceEnds > now ? patienceEnds : Long.MAX_VALUE);
        }
        return next == Long.MAX_VALUE ? next : Math.max(0, next - now);
    }
}
