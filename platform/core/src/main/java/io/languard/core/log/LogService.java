package io.languard.core.log;

import io.languard.core.server.Fleet;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.log.LogPage;
import io.languard.ports.log.LogQuery;
import io.languard.ports.log.LogStore;
import io.languard.ports.log.Logs;
import io.languard.ports.user.Actor;
import java.time.Instant;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of stored logs. */
@Component(service = Logs.class)
public class LogService implements Logs {

    private final Fleet fleet;
    private final LogStore store;
    private final Events events;

    @Activate
    public LogService(@Reference Fleet fleet, @Reference LogStore store, @Reference Events events) {
        this.fleet = fleet;
        this.store = store;
        this.events = events;
    }

    @Override
    public LogPage query(int serverId, LogQuery query) {
        fleet.require(serverId);
        return store.query(serverId, query);
    }

    @Override
    public void clear(Actor actor, int serverId) {
        fleet.require(serverId);
        store.clear(serverId);
        events.publish(new PlatformEvent.Audited(serverId, "logs_cleared", actor.name(), Map.of(), Instant.now()));
    }
}
