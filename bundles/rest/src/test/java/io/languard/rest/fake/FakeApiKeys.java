package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.ApiKey;
import io.languard.service.user.ApiKeyService;
import io.languard.service.user.CreatedApiKey;
import io.languard.service.user.Grant;
import io.languard.service.user.NewApiKey;
import io.languard.service.user.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A fake with the key 1. */
public final class FakeApiKeys implements ApiKeyService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    public volatile NewApiKey created;

    @Override
    public List<ApiKey> list(Actor actor) {
        return List.of(new ApiKey(
                1,
                "ci",
                List.of(new Grant(1, Set.of(Permission.SERVER_POWER))),
                List.of("10.0.0.0/8"),
                TIME,
                TIME,
                TIME,
                "10.0.0.1"));
    }

    @Override
    public CreatedApiKey create(Actor actor, NewApiKey request) {
        created = request;
        return new CreatedApiKey(
                new ApiKey(2, request.name(), request.grants(), List.of(), TIME, request.expiresAt(), null, null),
                "lgk_secret");
    }

    @Override
    public void delete(Actor actor, int id) {
        if (id != 1) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Key with id " + id + " not found");
        }
    }
}
