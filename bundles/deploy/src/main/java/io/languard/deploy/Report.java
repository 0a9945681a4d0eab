package io.languard.deploy;

import io.languard.ports.deploy.AdapterFile;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.user.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log and the audit trail what became of each file: one line and one event a change. Written by one thread,
 * read by any.
 */
final class Report {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderComponent.class);

    private final Events events;
    private Map<String, Row> rows = Map.of();
    private volatile List<AdapterFile> files = List.of();

    Report(Events events) {
        this.events = events;
    }

    /** What was so when the platform last ended: only what differs from it is worth a word. */
    void assume(Map<String, Row> before) {
        rows = Map.copyOf(before);
    }

    Row row(String fileName) {
        return rows.get(fileName);
    }

    List<AdapterFile> files() {
        return files;
    }

    void tell(Map<String, Row> found) {
        Map<String, Row> before = rows;
        Map<String, Row> now = new TreeMap<>();
        found.forEach((name, row) -> now.put(name, row.equalTo(before.get(name)) ? before.get(name) : row));
        rows = now;
        List<Row> changed = now.values().stream()
                .filter(row -> before.get(name(row)) != row)
                .toList();
        List<Row> gone = before.values().stream()
                .filter(row -> !now.containsKey(name(row)))
                .toList();
        changed.forEach(row -> log(before, row));
        gone.forEach(this::logGone);
        files = now.values().stream().map(Row::file).toList();
        changed.forEach(row -> publish(
                row.file(),
                row.file().state().name().toLowerCase(Locale.ROOT),
                row.file().problem()));
        gone.forEach(row -> publish(row.file(), "removed", null));
    }

    private static String name(Row row) {
        return row.file().fileName();
    }

    private static void log(Map<String, Row> allBefore, Row now) {
        String name = name(now);
        String bundle = now.file().bundle();
        Row before = allBefore.get(name);
        if (now.file().problem() != null) {
            LOG.warn("{}: {}", name, now.file().problem());
        } else if (before != null && before.active() && now.content().equals(before.content())) {
            LOG.info("Adapter {} ({}) works now", bundle, name);
        } else if (before != null && before.active()) {
            LOG.info("Adapter {} ({}) is {} now", before.file().bundle(), name, bundle);
        } else {
            allBefore.values().stream()
                    .filter(row -> row.active() && row.sameContent(now))
                    .findFirst()
                    .ifPresentOrElse(
                            old -> LOG.info("Adapter {} is in {} now, no longer in {}", bundle, name, name(old)),
                            () -> LOG.info("Adapter {} ({}) is live", bundle, name));
        }
    }

    private void logGone(Row row) {
        boolean elsewhere = rows.values().stream().anyMatch(other -> other.active() && other.sameContent(row));
        if (row.active() && !elsewhere) {
            LOG.info("Adapter {} ({}) is gone", row.file().bundle(), name(row));
        }
    }

    private void publish(AdapterFile file, String state, String problem) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("file", file.fileName());
        detail.put("state", state);
        detail.put("bundle", file.bundle());
        if (problem != null) {
            detail.put("problem", problem);
        }
        events.publish(new PlatformEvent.Audited(null, "adapter_file", Actor.SUPERVISOR, detail, Instant.now()));
    }
}
