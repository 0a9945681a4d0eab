package io.languard.core.server;

import io.languard.spi.server.ServerRecord;

/**
 * Contributes one aspect of a server, such as its mods, to the snapshots that are passed to adapters. The service
 * property {@code aspect} names it. Thread-safe.
 */
public interface SnapshotContributor {

    /**
     * Adds this contributor's values for a stored server.
     *
     * @throws io.languard.api.error.LanguardException {@code DATABASE_UNAVAILABLE} if they must be read first and the
     *     database is unavailable
     */
    void contribute(ServerRecord server, ServerSnapshot.Builder snapshot);

    /** Evicts the cached values of a deleted server. */
    void serverDeleted(int serverId);
}
