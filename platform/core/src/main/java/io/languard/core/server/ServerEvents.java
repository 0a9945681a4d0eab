package io.languard.core.server;

import io.languard.service.event.AuditEvent;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.spi.server.ServerRunState;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores and publishes changes of servers. Never blocks, so it may be called under a server's lock. */
@Component(service = ServerEvents.class)
public class ServerEvents {

    private final StatePersister persister;
    private final EventService eventService;

    @Activate
    public ServerEvents(@Reference StatePersister persister, @Reference EventService eventService) {
        this.persister = persister;
        this.eventService = eventService;
    }

    /** Stores and publishes the server's status and process after a change. */
    void stateChanged(ServerInstance server) {
        persister.enqueue(server);
        ServerRunState now = server.record().runState();
        eventService.publish(new PlatformEvent.StatusChanged(
                server.id(),
                now.status(),
                now.process() == null ? null : now.process().pid(),
                now.startedAt(),
                Instant.now()));
    }

    /** Stores and publishes the server's count of consecutive restarts after a change. */
    void restartsChanged(ServerInstance server) {
        persister.enqueue(server);
        changed(server);
    }

    /** Publishes that clients see the server differently than before. */
    void changed(ServerInstance server) {
        eventService.publish(new PlatformEvent.ServerChanged(server.id(), Instant.now()));
    }

    /** Publishes that a server was deleted. */
    void removed(int serverId) {
        eventService.publish(new PlatformEvent.ServerRemoved(serverId, Instant.now()));
    }

    /** Adds an entry to the audit trail of a server, or of the platform if the id is {@code null}. */
    void audit(Integer serverId, Actor actor, AuditEvent event) {
        eventService.publish(PlatformEvent.Audited.now(serverId, actor, event));
    }
}
