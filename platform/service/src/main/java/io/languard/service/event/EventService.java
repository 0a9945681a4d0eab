package io.languard.service.event;

import java.util.List;

/** Where events are published and the audit trail is read. Safe for many threads. */
public interface EventService {

    /** Tells every listener, and queues what belongs to the audit trail for storing. Never blocks, never throws. */
    void publish(PlatformEvent event);

    /**
     * The audit trail, newest first, complete up to this call.
     *
     * @param serverId whose; {@code null} for what belongs to no one server
     * @param type only this type; {@code null} for all
     */
    List<AuditRecord> trail(Integer serverId, String type, int limit, int offset);
}
