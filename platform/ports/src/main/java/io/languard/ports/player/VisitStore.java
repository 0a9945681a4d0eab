package io.languard.ports.player;

import java.time.Instant;
import java.util.List;

/** Keeps visits. Same promises as {@link io.languard.ports.server.ServerStore}. */
public interface VisitStore {

    /** The visits of a server that have not ended. */
    List<Visit> open(int serverId);

    /**
     * Writes visits, all or none: those with id 0 are added, the others written over. Visits of servers that are gone are
     * left out.
     *
     * @return the visits with their ids, in the same order
     */
    List<Visit> save(List<Visit> visits);

    /**
     * The visits of a server, latest first.
     *
     * @param search part of a name or a guid, taken literally, case ignored; {@code null} for all
     */
    VisitPage query(int serverId, String search, int limit, int offset);

    /** Removes visits that ended before this moment. */
    void purge(Instant before);
}
