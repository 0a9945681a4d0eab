package io.languard.core.server;

import io.languard.core.process.GameProcess;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.server.ServerStatus;
import io.languard.spi.server.ServerRecord;
import java.time.Instant;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one place where a server's state changes: checked, remembered, stored and told. */
@Component(service = ServerStateMachine.class)
public class ServerStateMachine {

    private final StatePersister writer;
    private final EventService eventService;

    @Activate
    public ServerStateMachine(@Reference StatePersister writer, @Reference EventService eventService) {
        this.writer = writer;
        this.eventService = eventService;
    }

    /** Goes to another state; the process and its start stay. The caller holds the server's lock. */
    void transitionTo(ServerInstance server, ServerStatus next) {
        ServerRecord now = server.record();
        if (now.status() != next && !now.status().canTransitionTo(next)) {
            throw new IllegalStateException("Server " + server.id() + " can't go from " + now.status() + " to " + next);
        }
        boolean keeps = next.isActive();
        server.update(record -> record.withRunState(
                next, keeps ? record.process() : null, keeps ? record.startedAt() : null, record.restartCount()));
        publishChange(server);
    }

    /** The server has a process now. The caller holds the server's lock. */
    void attachProcess(ServerInstance server, GameProcess process, Instant startedAt) {
        server.process = process;
        server.update(
                record -> record.withRunState(record.status(), process.identity(), startedAt, record.restartCount()));
        publishChange(server);
    }

    /** The number of restarts in a row is another now. */
    void updateRestartCount(ServerInstance server, int count) {
        if (server.record().restartCount() != count) {
            server.update(record -> record.withRunState(record.status(), record.process(), record.startedAt(), count));
            writer.enqueue(server);
        }
    }

    /** Adds to the server's audit trail. */
    void audit(ServerInstance server, String type, String actor, Map<String, Object> detail) {
        eventService.publish(new PlatformEvent.Audited(server.id(), type, actor, detail, Instant.now()));
    }

    private void publishChange(ServerInstance server) {
        writer.enqueue(server);
        ServerRecord now = server.record();
        eventService.publish(new PlatformEvent.StatusChanged(
                server.id(),
                now.status(),
                now.process() == null ? null : now.process().pid(),
                now.startedAt(),
                Instant.now()));
    }
}
