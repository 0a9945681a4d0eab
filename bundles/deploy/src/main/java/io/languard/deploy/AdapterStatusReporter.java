package io.languard.deploy;

import io.languard.service.deploy.AdapterFile;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
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
final class AdapterStatusReporter {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderComponent.class);

    private final EventService eventService;
    private Map<String, AdapterStatus> adapterStatuses = Map.of();
    private volatile List<AdapterFile> files = List.of();

    AdapterStatusReporter(EventService eventService) {
        this.eventService = eventService;
    }

    /** What was so when the platform last ended: only what differs from it is worth a word. */
    void initialize(Map<String, AdapterStatus> before) {
        adapterStatuses = Map.copyOf(before);
    }

    AdapterStatus status(String fileName) {
        return adapterStatuses.get(fileName);
    }

    List<AdapterFile> files() {
        return files;
    }

    void publishChanges(Map<String, AdapterStatus> found) {
        Map<String, AdapterStatus> before = adapterStatuses;
        Map<String, AdapterStatus> now = new TreeMap<>();
        found.forEach((name, adapterStatus) ->
                now.put(name, adapterStatus.isEquivalentTo(before.get(name)) ? before.get(name) : adapterStatus));
        adapterStatuses = now;
        List<AdapterStatus> changed = now.values().stream()
                .filter(adapterStatus -> before.get(name(adapterStatus)) != adapterStatus)
                .toList();
        List<AdapterStatus> gone = before.values().stream()
                .filter(adapterStatus -> !now.containsKey(name(adapterStatus)))
                .toList();
        changed.forEach(adapterStatus -> log(before, adapterStatus));
        gone.forEach(this::logGone);
        files = now.values().stream().map(AdapterStatus::file).toList();
        changed.forEach(adapterStatus -> publish(
                adapterStatus.file(),
                adapterStatus.file().state().name().toLowerCase(Locale.ROOT),
                adapterStatus.file().problem()));
        gone.forEach(adapterStatus -> publish(adapterStatus.file(), "removed", null));
    }

    private static String name(AdapterStatus adapterStatus) {
        return adapterStatus.file().fileName();
    }

    private static void log(Map<String, AdapterStatus> allBefore, AdapterStatus now) {
        String name = name(now);
        String bundle = now.file().bundle();
        AdapterStatus before = allBefore.get(name);
        if (now.file().problem() != null) {
            LOG.warn("{}: {}", name, now.file().problem());
        } else if (before != null && before.isActive() && now.identity().equals(before.identity())) {
            LOG.info("Adapter {} ({}) works now", bundle, name);
        } else if (before != null && before.isActive()) {
            LOG.info("Adapter {} ({}) is {} now", before.file().bundle(), name, bundle);
        } else {
            allBefore.values().stream()
                    .filter(adapterStatus -> adapterStatus.isActive() && adapterStatus.isSameFile(now))
                    .findFirst()
                    .ifPresentOrElse(
                            old -> LOG.info("Adapter {} is in {} now, no longer in {}", bundle, name, name(old)),
                            () -> LOG.info("Adapter {} ({}) is live", bundle, name));
        }
    }

    private void logGone(AdapterStatus adapterStatus) {
        boolean elsewhere = adapterStatuses.values().stream()
                .anyMatch(other -> other.isActive() && other.isSameFile(adapterStatus));
        if (adapterStatus.isActive() && !elsewhere) {
            LOG.info("Adapter {} ({}) is gone", adapterStatus.file().bundle(), name(adapterStatus));
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
        eventService.publish(new PlatformEvent.Audited(null, "adapter_file", Actor.SUPERVISOR, detail, Instant.now()));
    }
}
