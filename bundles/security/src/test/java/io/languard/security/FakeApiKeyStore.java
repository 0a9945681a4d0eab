package io.languard.security;

import io.languard.spi.user.ApiKeyRecord;
import io.languard.spi.user.ApiKeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** In-memory API keys, which counts writes. */
public final class FakeApiKeyStore implements ApiKeyStore {

    private final Map<Integer, ApiKeyRecord> keys = new TreeMap<>();
    private int lastId;

    /** How often a last use was stored. */
    public int uses;

    /** Runs before a last use is stored, with the id of the key. */
    public IntConsumer beforeUse = id -> {};

    @Override
    public synchronized List<ApiKeyRecord> list() {
        return List.copyOf(keys.values());
    }

    @Override
    public synchronized ApiKeyRecord insert(ApiKeyRecord key) {
        ApiKeyRecord stored = with(key, ++lastId, null, null);
        keys.put(lastId, stored);
        return stored;
    }

    @Override
    public synchronized void delete(int id) {
        keys.remove(id);
    }

    @Override
    public synchronized void updateLastUse(int id, Instant lastUsedAt, String lastUsedFrom) {
        beforeUse.accept(id);
        uses++;
        keys.computeIfPresent(id, (key, record) -> with(record, id, lastUsedAt, lastUsedFrom));
    }

    private static ApiKeyRecord with(ApiKeyRecord key, int id, Instant lastUsedAt, String lastUsedFrom) {
        return new ApiKeyRecord(
                id,
                key.userId(),
                key.name(),
                key.hash(),
                key.grants(),
                key.allowedNetworks(),
                key.createdAt(),
                key.expiresAt(),
                lastUsedAt,
                lastUsedFrom);
    }
}
