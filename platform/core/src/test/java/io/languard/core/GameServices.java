package io.languard.core;

import java.util.Arrays;
import java.util.Map;

/** Properties of services of adapters, as the framework sets them. */
public final class GameServices {

    private GameServices() {}

    /** Returns the properties of a service that is registered under these interfaces. */
    public static Map<String, Object> properties(String gameType, Class<?>... types) {
        return Map.of(
                "game.type",
                gameType,
                "objectClass",
                Arrays.stream(types).map(Class::getName).toArray(String[]::new));
    }
}
