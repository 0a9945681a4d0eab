package io.languard.service.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes events and reads the audit trail. Thread-safe. */
public interface EventService {

    /** Notifies every listener and queues audit events for storage. Never blocks and never throws. */
    void publish(PlatformEvent event);

    /**
     * Returns the audit trail, newest first, including everything published before this call.
     *
     * @param serverId the server, or {@code null} for events that belong to no single server
     * @param type only events of this type, or {@code null} for all
     */
    List<AuditRecord> trail(@Nullable Integer serverId, @Nullable String type, int limit, int offset);
}
