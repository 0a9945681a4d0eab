package io.languard.spi.event;

import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores the audit trail. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface EventStore {

    /** Adds records atomically. Records of deleted servers are skipped. */
    void append(List<AuditRecord> events);

    /** Returns records; see {@link EventService#trail}. */
    List<AuditRecord> query(@Nullable Integer serverId, @Nullable String type, int limit, int offset);
}
