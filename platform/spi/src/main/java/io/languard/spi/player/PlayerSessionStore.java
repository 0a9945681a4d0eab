package io.languard.spi.player;

import io.languard.service.player.PlayerSessionPage;
import io.languard.service.player.PlayerSessionRecord;
import java.time.Instant;
import java.util.List;

/** Keeps visits. Same promises as {@link io.languard.spi.server.ServerStore}. */
public interface PlayerSessionStore {

    /** The visits of a server that have not ended. */
    List<PlayerSessionRecord> open(int serverId);

    /**
     * Writes visits, all or none: those with id 0 are added, the others written over. Visits of servers that are gone are
     * left out.
     *
     * @return the visits with their ids, in the same order
     */
    List<PlayerSessionRecord> save(List<PlayerSessionRecord> playerSessionRecords);

    /**
     * The visits of a server, latest first.
     *
     * @param search part of a name or a guid, taken literally, case ignored; {@code null} for all
     */
    PlayerSessionPage query(int serverId, String search, int limit, int offset);

    /** Removes visits that ended before this moment. */
    void purge(Instant before);
}
