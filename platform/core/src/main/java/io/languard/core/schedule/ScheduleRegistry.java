package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** All schedules in memory. Only this platform writes their rows. Thread-safe; no method blocks. */
@Component(service = {ScheduleRegistry.class, PlatformEventListener.class})
public class ScheduleRegistry implements PlatformEventListener {

    private final Map<Integer, ScheduleEntry> entries = new ConcurrentSkipListMap<>();
    private volatile boolean loaded;

    @Activate
    public ScheduleRegistry() {}

    /** Sets the stored schedules. Until then, most methods throw {@code DATABASE_UNAVAILABLE}. */
    void load(Collection<ScheduleEntry> stored) {
        stored.forEach(entry -> entries.put(entry.id(), entry));
        loaded = true;
    }

    /** Tells whether the stored schedules are known. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Returns all schedules; none before they are loaded. */
    Collection<ScheduleEntry> all() {
        return entries.values();
    }

    /** Returns the schedules of a server, sorted by id. */
    List<ScheduleEntry> of(int serverId) {
        requireLoaded();
        return entries.values().stream()
                .filter(entry -> entry.serverId() == serverId)
                .toList();
    }

    /** Returns a schedule; throws {@code NOT_FOUND} if the server has none with this id. */
    ScheduleEntry require(int serverId, int id) {
        requireLoaded();
        ScheduleEntry entry = entries.get(id);
        if (entry == null || entry.serverId() != serverId) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Schedule with id " + id + " not found");
        }
        return entry;
    }

    /** Adds a schedule, or replaces the form in which it was saved before. */
    void put(ScheduleEntry entry) {
        ScheduleEntry before = entries.put(entry.id(), entry);
        if (before != null) {
            before.retire("The schedule was changed");
        }
    }

    void remove(int id) {
        ScheduleEntry removed = entries.remove(id);
        if (removed != null) {
            removed.retire("The schedule was deleted");
        }
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.ServerRemoved removed) {
            entries.values().stream()
                    .filter(entry -> entry.serverId() == removed.serverId())
                    .forEach(entry -> remove(entry.id()));
        }
    }

    private void requireLoaded() {
        if (!loaded) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }
}
