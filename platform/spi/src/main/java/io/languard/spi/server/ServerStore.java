package io.languard.spi.server;

import io.languard.spi.config.ConfigSectionRecord;
import java.util.List;

/**
 * Keeps game servers. Safe for use from many threads; every method throws {@code DATABASE_UNAVAILABLE} within 5 seconds if
 * the database is out of reach.
 */
public interface ServerStore {

    /** Every server, by id. */
    List<ServerRecord> list();

    /**
     * Stores a new server and its config sections, both or nothing.
     *
     * @return the record with its id, which is higher than any before, deleted ones included
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the name is taken
     */
    ServerRecord insert(ServerRecord server, List<ConfigSectionRecord> sections);

    /**
     * Writes what an admin can change (name to maxRestarts) and updatedAt.
     *
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the name is taken
     */
    void updateDefinition(ServerRecord server);

    /** Writes what the supervisor changes (status, process, startedAt, restartCount). */
    void updateRunState(ServerRecord server);

    /** Removes the server and every row that belongs to it. */
    void delete(int id);
}
