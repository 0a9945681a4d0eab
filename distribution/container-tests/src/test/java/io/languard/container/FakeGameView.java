package io.languard.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What the HTTP API says of the fake game. */
final class FakeGameView {

    /** All that the fake game can do. */
    static final Set<String> WHOLE = Set.of("config_generator", "process_config", "log_parser", "mission_manager");

    /** The same without its log parser. */
    static final Set<String> NO_LOGS = Set.of("config_generator", "process_config", "mission_manager");

    private final ContainerApiClient containerApiClient;

    FakeGameView(ContainerApiClient containerApiClient) {
        this.containerApiClient = containerApiClient;
    }

    /** Its capabilities; none if the game is not there, too. */
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

    void await(Duration longest, Set<String> capabilities) {
        Await.within(longest, this::capabilities, capabilities::equals);
    }
}
