package io.languard.spi.user;

import java.time.Instant;
import java.util.List;

/** Stores the sessions of valid tokens. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface SessionStore {

    /** Returns every session that has not expired. */
    List<SessionRecord> list(Instant now);

    /**
     * Inserts a session if its user still exists with the given password hash and is not disabled, so that a login that
     * overlaps with such a change creates no session.
     *
     * @return whether the session was inserted
     */
    boolean insert(SessionRecord session, String passwordHash);

    /** Deletes a session if it exists. */
    void delete(String tokenId);

    /** Deletes expired sessions. */
    void purge(Instant now);
}
