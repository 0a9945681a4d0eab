package io.languard.spi.event;

import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventService;
import java.util.List;

/** Keeps the audit trail. Same promises as {@link io.languard.spi.server.ServerStore}. */
public interface EventStore {

    /** Adds rows, all or none; rows of servers that are gone are left out. */
    void append(List<AuditRecord> events);

    /** See {@link EventService#trail}. */
    List<AuditRecord> query(Integer serverId, String type, int limit, int offset);
}
