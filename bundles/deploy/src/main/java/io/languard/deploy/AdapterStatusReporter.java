package io.languard.deploy;

import io.languard.service.deploy.AdapterFile;
import io.languard.service.event.AdapterAuditEvent.AdapterFileChanged;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports status changes of files: one log line and one audit event per change. Written by one thread, read by any
 * thread.
 */
final class AdapterStatusReporter {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderComponent.class);

    private final EventService eventService;
    private Map<String, AdapterStatus> statuses = Map.of();
    private volatile List<AdapterFile> files = List.of();

    AdapterStatusReporter(EventService eventService) {
        this.eventService = eventService;
    }

    /** Sets the statuses at the last shutdown, so that only differences are reported. */
    void initialize(Map<String, AdapterStatus> previous) {
        statuses = Map.copyOf(previous);
    }

    AdapterStatus status(String fileName) {
        return statuses.get(fileName);
    }

    List<AdapterFile> files() {
        return files;
    }

    void publishChanges(Map<String, AdapterStatus> current) {
        Map<String, AdapterStatus> previous = statuses;
        Map<String, AdapterStatus> now = new TreeMap<>();
        current.forEach((name, status) ->
                now.put(name, status.isEquivalentTo(previous.get(name)) ? previous.get(name) : status));
        statuses = now;
        List<AdapterStatus> changed = now.values().stream()
                .filter(status -> previous.get(name(status)) != status)
                .toList();
        List<AdapterStatus> removed = previous.values().stream()
                .filter(status -> !now.containsKey(name(status)))
                .toList();
        changed.forEach(status -> log(previous, status));
        removed.forEach(this::logRemoved);
        files = now.values().stream().map(AdapterStatus::file).toList();
        changed.forEach(status -> publish(
                status.file(),
                status.file().state().name().toLowerCase(Locale.ROOT),
                status.file().problem()));
        removed.forEach(status -> publish(status.file(), "removed", null));
    }

    private static String name(AdapterStatus status) {
        return status.file().fileName();
    }

    private static void log(Map<String, AdapterStatus> allPrevious, AdapterStatus now) {
        String name = name(now);
        String bundle = now.file().bundle();
        AdapterStatus previous = allPrevious.get(name);
        if (now.file().problem() != null) {
            LOG.warn("{}: {}", name, now.file().problem());
        } else if (previous != null && previous.isActive() && now.identity().equals(previous.identity())) {
            LOG.info("Adapter {} ({}) has recovered", bundle, name);
        } else if (previous != null && previous.isActive()) {
            LOG.info("Adapter {} ({}) was updated to {}", previous.file().bundle(), name, bundle);
        } else {
            allPrevious.values().stream()
                    .filter(status -> status.isActive() && status.isSameFile(now))
                    .findFirst()
                    .ifPresentOrElse(
                            old -> LOG.info("Adapter {} moved from {} to {}", bundle, name(old), name),
                            () -> LOG.info("Adapter {} ({}) started", bundle, name));
        }
    }

    private void logRemoved(AdapterStatus status) {
        boolean moved = statuses.values().stream().anyMatch(other -> other.isActive() && other.isSameFile(status));
        if (status.isActive() && !moved) {
            LOG.info("Adapter {} ({}) was removed", status.file().bundle(), name(status));
        }
    }

    private void publish(AdapterFile file, String state, String problem) {
        eventService.publish(PlatformEvent.Audited.now(
                null, Actor.supervisor(), new AdapterFileChanged(file.fileName(), state, file.bundle(), problem)));
    }
}
