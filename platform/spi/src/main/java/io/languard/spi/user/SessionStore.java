package io.languard.spi.user;

import java.time.Instant;
import java.util.List;

/** Keeps valid tokens. Same promises as {@link io.languard.spi.server.ServerStore}. */
public interface SessionStore {

    /** Every session that has not expired. */
    List<SessionRecord> list(Instant now);

    /**
     * Adds a session if its user is still there with this very password hash, so that a login that overlaps with a change of
     * password leaves nothing behind.
     *
     * @return whether it was added
     */
    boolean insert(SessionRecord session, String passwordHash);

    /** Removes a session if it is there. */
    void delete(String tokenId);

    /** Removes what has expired. */
    void purge(Instant now);
}
