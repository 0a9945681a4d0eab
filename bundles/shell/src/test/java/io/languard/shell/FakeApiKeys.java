package io.languard.shell;

import io.languard.service.user.Actor;
import io.languard.service.user.ApiKey;
import io.languard.service.user.ApiKeyService;
import io.languard.service.user.CreatedApiKey;
import io.languard.service.user.NewApiKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** In-memory API keys, which are {@code lgk_} and the name. */
public final class FakeApiKeys implements ApiKeyService {

    public final List<ApiKey> keys = new ArrayList<>();

    @Override
    public List<ApiKey> list(Actor actor) {
        return List.copyOf(keys);
    }

    @Override
    public CreatedApiKey create(Actor actor, NewApiKey request) {
        ApiKey key = new ApiKey(
                keys.size() + 1,
                request.name(),
                request.grants(),
                request.allowedNetworks() == null ? List.of() : request.allowedNetworks(),
                Instant.parse("2026-04-16T10:00:00Z"),
                request.expiresAt(),
                null,
                null);
        keys.add(key);
        return new CreatedApiKey(key, "lgk_" + request.name());
    }

    @Override
    public void delete(Actor actor, int id) {
        keys.removeIf(key -> key.id() == id);
    }
}
