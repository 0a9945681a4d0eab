package io.languard.service.user;

import java.util.List;

/**
 * Use cases for the keys of the user who acts. A key never has more rights than its owner at the moment, and can manage
 * neither users nor keys: for it, every method throws {@code FORBIDDEN}. Thread-safe.
 */
public interface ApiKeyService {

    /** Returns the user's keys, sorted by id. */
    List<ApiKey> list(Actor actor);

    /**
     * Creates a key.
     *
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN} or {@code NOT_FOUND} for grants that the user does
     *     not have, {@code VALIDATION_ERROR}, {@code CONFLICT} if the user has too many keys
     */
    CreatedApiKey create(Actor actor, NewApiKey request);

    /** Deletes one of the user's keys and ends its connections. Throws {@code NOT_FOUND}. */
    void delete(Actor actor, int id);
}
