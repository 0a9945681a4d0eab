package io.languard.ports.event;

import java.util.List;

/** Keeps the audit trail. Same promises as {@link io.languard.ports.server.ServerStore}. */
public interface EventStore {

    /** Adds rows, all or none; rows of servers that are gone are left out. */
    void append(List<StoredEvent> events);

    /** See {@link Events#trail}. */
    List<StoredEvent> query(Integer serverId, String type, int limit, int offset);
}
