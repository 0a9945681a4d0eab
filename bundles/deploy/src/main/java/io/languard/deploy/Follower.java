package io.languard.deploy;

import io.languard.ports.deploy.AdapterFile.State;
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
final class Follower {

    /** A link's target changes without a word from the folder. */
    private static final long LOOK_AT_LINKS = 1_000;

    private final Path folder;
    private final LongSupplier clock;
    private final Adapters adapters;
    private final Starter starter;
    private final Report report;
    private final Rows rows;
    private final Map<String, DroppedFile> files = new TreeMap<>();

    Follower(Path folder, LongSupplier clock, Adapters adapters, Starter starter, Report report, Rows rows) {
        this.folder = folder;
        this.clock = clock;
        this.adapters = adapters;
        this.starter = starter;
        this.report = report;
        this.rows = rows;
    }

    /** Begins where the platform last ended. */
    void restore() {
        adapters.restore();
        Map<String, Row> before = new HashMap<>();
        for (Adapter adapter : adapters.all().values()) {
            String name = adapter.fileName();
            if (Files.exists(folder.resolve(name))) {
                files.put(name, DroppedFile.remembered(folder.resolve(name), adapter.content(), clock.getAsLong()));
            }
            before.put(name, Row.of(name, State.ACTIVE, adapter.content(), null));
        }
        report.assume(before);
    }

    /**
     * One pass.
     *
     * @param touched names of files that were written to since the last pass
     * @throws IOException if the folder can't be read; everything stays as it is
     */
    void pass(Set<String> touched) throws IOException, InterruptedException {
        look(Listing.of(folder), touched);
        for (DroppedFile file : files.values()) {
            if (file.fresh() && adapters.belongsToPlatform(file.content().symbolicName())) {
                file.refuse(
                        "its bundle " + file.content().symbolicName() + " belongs to the platform itself",
                        adapters.from(file.name()));
            }
        }
        if (adapters.follow(Election.winners(files.values(), adapters.all()))) {
            starter.refresh();
        }
        starter.start(settled(), clock.getAsLong());
        report.tell(rows.of(files.values(), adapters.all(), clock.getAsLong()));
    }

    /** What was installed before is not started while its file is being looked at: it may be about to be updated. */
    private List<Adapter> settled() {
        return adapters.all().values().stream()
                .filter(adapter -> files.get(adapter.fileName()).settled())
                .toList();
    }

    private void look(Map<String, Stamp> there, Set<String> touched) {
        there.forEach((name, stamp) -> files.computeIfAbsent(name, key -> new DroppedFile(folder.resolve(key)))
                .seen(stamp, touched.contains(name), clock.getAsLong()));
        for (DroppedFile file : files.values()) {
            if (there.containsKey(file.name())) {
                file.tryToRead(clock.getAsLong());
            } else {
                file.unseen(clock.getAsLong());
            }
        }
        files.values().removeIf(file -> file.gone(clock.getAsLong()));
    }

    /** For how long there is nothing to do unless something happens; {@link Long#MAX_VALUE} for ever. */
    long idleFor() {
        long now = clock.getAsLong();
        long next = Long.MAX_VALUE;
        for (DroppedFile file : files.values()) {
            next = Math.min(next, file.nextLook());
            next = Math.min(next, file.linked() ? now + LOOK_AT_LINKS : Long.MAX_VALUE);
        }
        for (Adapter adapter : adapters.all().values()) {
            long patienceEnds = adapter.startedAt() + Rows.PATIENCE;
            next = Math.min(next, adapter.startedAt() > 0 && patienceEnds > now ? patienceEnds : Long.MAX_VALUE);
        }
        return next == Long.MAX_VALUE ? next : Math.max(0, next - now);
    }
}
