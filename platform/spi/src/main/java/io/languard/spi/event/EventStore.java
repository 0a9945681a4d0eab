package io.languard.spi.event;

import io.languard.service.event.AuditRecord;
import io.languard.service.event.AuditTrailService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores the audit trail. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface EventStore {

    /** Adds records atomically. Records of deleted servers are skipped. */
    void append(List<AuditRecord> events);

    /** Returns records; see {@link AuditTrailService#list}. */
    List<AuditRecord> query(@Nullable Integer serverId, @Nullable String type, int limit, int offset);

    /** Returns the number of records that {@link #query} would return without a limit. */
    long count(@Nullable Integer serverId, @Nullable String type);
}
