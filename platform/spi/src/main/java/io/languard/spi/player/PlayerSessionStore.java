package io.languard.spi.player;

import io.languard.service.player.PlayerSessionPage;
import io.languard.service.player.PlayerSessionRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores player sessions. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface PlayerSessionStore {

    /** Returns the server's sessions that have not ended. */
    List<PlayerSessionRecord> open(int serverId);

    /**
     * Saves sessions atomically: inserts those with id 0 and updates the others. Sessions of deleted servers are
     * skipped.
     *
     * @return the sessions with their ids, in the same order
     */
    List<PlayerSessionRecord> save(List<PlayerSessionRecord> sessions);

    /**
     * Returns the sessions of a server, newest first.
     *
     * @param search a literal part of a name or identity, ignoring case, or {@code null} for all
     */
    PlayerSessionPage query(int serverId, @Nullable String search, int limit, int offset);

    /** Deletes sessions that ended before the given time. */
    void purge(Instant before);
}
