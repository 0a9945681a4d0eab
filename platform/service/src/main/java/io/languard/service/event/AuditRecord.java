package io.languard.service.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param id 0 before it is stored
 * @param serverId {@code null} if the event belongs to no single server
 * @param detail a JSON object as text
 */
public record AuditRecord(long id, @Nullable Integer serverId, String type, String actor, String detail, Instant time) {

    /** Returns an entry to store of an event that belongs to no single server. */
    public static AuditRecord of(String actor, AuditEvent event, Instant time) {
        return new AuditRecord(0, null, event.type(), actor, AuditDetailMapper.toJson(event), time);
    }
}
