package io.languard.core.server;

/** Contributes one aspect of a server, such as its mods, to the snapshots that adapters get. Safe for many threads. */
public interface SnapshotContributor {

    /** The number of contributors in this bundle. Without all of them no snapshot is made. */
    String COUNT = "2";

    /**
     * Adds what this contributor knows of a stored server.
     *
     * @throws io.languard.api.error.LanguardException {@code DATABASE_UNAVAILABLE} if that has to be read first and can't be
     */
    void contribute(int serverId, ServerSnapshot.Builder snapshot);

    /** Drops what is cached for a server that was deleted. */
    void serverDeleted(int serverId);
}
