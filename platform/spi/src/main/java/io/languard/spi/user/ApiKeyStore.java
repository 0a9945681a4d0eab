package io.languard.spi.user;

import java.time.Instant;
import java.util.List;

/** Stores API keys, which end with their user. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface ApiKeyStore {

    /** Returns every key, sorted by id. */
    List<ApiKeyRecord> list();

    /**
     * Adds a key; {@link ApiKeyRecord#id} is ignored.
     *
     * @return the key with its id
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the user or a server does not exist
     */
    ApiKeyRecord insert(ApiKeyRecord key);

    /** Deletes a key if it exists. */
    void delete(int id);

    /** Records the last use of a key if it exists. */
    void updateLastUse(int id, Instant lastUsedAt, String lastUsedFrom);
}
