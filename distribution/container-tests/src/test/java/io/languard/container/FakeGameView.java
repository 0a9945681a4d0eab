package io.languard.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** The fake game as presented by the HTTP API. */
final class FakeGameView {

    /** All capabilities of the fake game. */
    static final Set<String> WHOLE = Set.of("config_generator", "process_config", "log_parser", "mission_manager");

    /** All capabilities except the log parser. */
    static final Set<String> NO_LOGS = Set.of("config_generator", "process_config", "mission_manager");

    private final ContainerApiClient containerApiClient;

    FakeGameView(ContainerApiClient containerApiClient) {
        this.containerApiClient = containerApiClient;
    }

    /** Returns the capabilities of the game; empty also if it is not registered. */
    Set<String> capabilities() {
        Set<String> found = new TreeSet<>();
        for (JsonNode game : containerApiClient.get("/games").data()) {
            if (game.path("game_type").asText().equals("fake")) {
                game.path("capabilities").forEach(name -> found.add(name.asText()));
            }
        }
        return found;
    }

    long count() {
        return containerApiClient.get("/games").data().size();
    }

    void await(Set<String> capabilities) {
        Await.until(this::capabilities, capabilities::equals);
    }

    void await(Duration timeout, Set<String> capabilities) {
        Await.within(timeout, this::capabilities, capabilities::equals);
    }
}
