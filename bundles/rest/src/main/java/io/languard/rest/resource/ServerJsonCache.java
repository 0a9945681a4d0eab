package io.languard.rest.resource;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.util.RawValue;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.service.server.ServerView;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Servers as JSON, remembered for as long as they stay as they are: panels ask for lists again and again, and most of a list
 * has not changed. One text for each server there is. Safe for many threads.
 */
final class ServerJsonCache {

    private final Map<Integer, CachedJson> known = new ConcurrentHashMap<>();

    private record CachedJson(ServerView server, RawValue json) {}

    /** The server object, to be put into an answer as it stands. */
    RawValue get(ServerView server) {
        CachedJson cachedJson = known.get(server.id());
        if (cachedJson == null || !cachedJson.server.equals(server)) {
            cachedJson = new CachedJson(server, json(server));
            known.put(server.id(), cachedJson);
        }
        return cachedJson.json;
    }

    /** The server is gone. */
    void evict(int id) {
        known.remove(id);
    }

    private static RawValue json(ServerView server) {
        String text = new String(ApiJsonCodec.toBytes(JsonServerView.of(server)), StandardCharsets.UTF_8);
        return new RawValue(new SerializedString(text));
    }
}
