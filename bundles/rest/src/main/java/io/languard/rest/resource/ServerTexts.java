package io.languard.rest.resource;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.util.RawValue;
import io.languard.ports.server.ServerView;
import io.languard.rest.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Servers as JSON, remembered for as long as they stay as they are: panels ask for lists again and again, and most of a list
 * has not changed. One text for each server there is. Safe for many threads.
 */
final class ServerTexts {

    private final Map<Integer, Text> known = new ConcurrentHashMap<>();

    private record Text(ServerView server, RawValue json) {}

    /** The server object, to be put into an answer as it stands. */
    RawValue of(ServerView server) {
        Text text = known.get(server.id());
        if (text == null || !text.server.equals(server)) {
            text = new Text(server, json(server));
            known.put(server.id(), text);
        }
        return text.json;
    }

    /** The server is gone. */
    void forget(int id) {
        known.remove(id);
    }

    private static RawValue json(ServerView server) {
        String text = new String(Json.bytes(ServerJson.of(server)), StandardCharsets.UTF_8);
        return new RawValue(new SerializedString(text));
    }
}
