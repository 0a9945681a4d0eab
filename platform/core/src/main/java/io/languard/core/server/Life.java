package io.languard.core.server;

import io.languard.core.process.GameProcess;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.server.ServerRecord;
import io.languard.ports.server.ServerStatus;
import java.time.Instant;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one place where a server's state changes: checked, remembered, stored and told. */
@Component(service = Life.class)
public class Life {

    private final LifeWriter writer;
    private final Events events;

    @Activate
    public Life(@Reference LifeWriter writer, @Reference Events events) {
        this.writer = writer;
        this.events = events;
    }

    /** Goes to another state; the process and its start stay. The caller holds the server's lock. */
    void become(ManagedServer server, ServerStatus next) {
        ServerRecord now = server.record();
        if (now.status() != next && !now.status().canBecome(next)) {
            throw new IllegalStateException("Server " + server.id() + " can't go from " + now.status() + " to " + next);
        }
        boolean keeps = next.isActive();
        server.change(record -> record.withLife(
                next, keeps ? record.process() : null, keeps ? record.startedAt() : null, record.restartCount()));
        tell(server);
    }

    /** The server has a process now. The caller holds the server's lock. */
    void hasProcess(ManagedServer server, GameProcess process, Instant startedAt) {
        server.process = process;
        server.change(record -> record.withLife(record.status(), process.identity(), startedAt, record.restartCount()));
        tell(server);
    }

    /** The number of restarts in a row is another now. */
    void countRestarts(ManagedServer server, int count) {
        if (server.record().restartCount() != count) {
            server.change(record -> record.withLife(record.status(), record.process(), record.startedAt(), count));
            writer.changed(server);
        }
    }

    /** Adds to the server's audit trail. */
    void audit(ManagedServer server, String type, String actor, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(server.id(), type, actor, detail, Instant.now()));
    }

    private void tell(ManagedServer server) {
        writer.changed(server);
        ServerRecord now = server.record();
        events.publish(new PlatformEvent.StatusChanged(
                server.id(),
                now.status(),
                now.process() == null ? null : now.process().pid(),
                now.startedAt(),
                Instant.now()));
    }
}
