package io.languard.spi.server;

import io.languard.spi.config.ConfigSectionRecord;
import java.util.List;

/**
 * Stores game servers. Thread-safe. Every method throws {@code DATABASE_UNAVAILABLE} within 5 seconds if the database
 * is unavailable.
 */
public interface ServerStore {

    /** Returns every server, sorted by id. */
    List<ServerRecord> list();

    /**
     * Inserts a server and its configuration sections in one transaction.
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

    /** Deletes the server and all records that belong to it. */
    void delete(int id);
}
