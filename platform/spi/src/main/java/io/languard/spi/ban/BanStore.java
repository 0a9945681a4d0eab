package io.languard.spi.ban;

import io.languard.service.ban.Ban;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps bans. Same promises as {@link io.languard.spi.server.ServerStore}. One ban for each server and guid. */
public interface BanStore {

    /** Every ban of a server, by id. */
    List<Ban> list(int serverId);

    /**
     * Bans of a server, latest first.
     *
     * @param activeAt only those that count at this moment; {@code null} for all
     */
    List<Ban> query(int serverId, Instant activeAt, int limit, int offset);

    /** The ban of this id, if it is the server's. */
    Optional<Ban> find(int serverId, int id);

    /**
     * Writes bans, all or none: those with id 0 are added, the others written over.
     *
     * @return the bans with their ids, in the same order
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the server has a ban of one of the guids already,
     *     {@code NOT_FOUND} if the server is gone
     */
    List<Ban> save(List<Ban> bans);

    /** Removes bans that are there. */
    void delete(Collection<Integer> ids);
}
