package io.languard.spi.ban;

import io.languard.service.ban.Ban;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores bans. Same guarantees as {@link io.languard.spi.server.ServerStore}. At most one ban per server and identity.
 */
public interface BanStore {

    /** Returns every ban of a server, sorted by id. */
    List<Ban> list(int serverId);

    /**
     * Returns bans of a server, newest first.
     *
     * @param activeAt only bans in effect at this time, or {@code null} for all
     */
    List<Ban> query(int serverId, @Nullable Instant activeAt, int limit, int offset);

    /** Returns the number of bans that {@link #query} would return without a limit. */
    long count(int serverId, @Nullable Instant activeAt);

    /** Returns the ban with the given id if it belongs to the server. */
    Optional<Ban> find(int serverId, int id);

    /**
     * Saves bans atomically: inserts those with id 0 and updates the others.
     *
     * @return the bans with their ids, in the same order
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the server already has a ban of one of the
     *     identities, {@code NOT_FOUND} if the server was deleted
     */
    List<Ban> save(List<Ban> bans);

    /** Deletes bans; ignores unknown ids. */
    void delete(Collection<Integer> ids);
}
