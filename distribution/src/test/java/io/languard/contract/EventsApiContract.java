package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

abstract class EventsApiContract extends ApiContract {

    @Test
    void adminActionsAreAuditedNewestFirst() throws Exception {
        ServerUnderTest game = game();
        admin().put(game.path(), body("description", "One"));
        admin().put(game.path("/config/server"), body("hostname", "Two", "config_version", 1));
        JsonNode events = viewer().get(game.path("/events")).data();
        assertThat(events.findValuesAsText("event_type"))
                .containsExactly("config_updated", "server_updated", "server_created");
        assertThat(fields(events.get(0))).containsExactlyInAnyOrder("id", "event_type", "actor", "detail", "timestamp");
        assertThat(events.get(0).path("actor").asText()).isEqualTo("admin");
        assertThat(viewer().get(game.path("/events?event_type=server_updated")).data())
                .hasSize(1);
        assertThat(viewer().get(game.path("/events?limit=1&offset=1"))
                        .data()
                        .get(0)
                        .path("event_type")
                        .asText())
                .isEqualTo("server_updated");
    }

    @Test
    void eventsWithoutAServerAreForAdminsOnly() throws Exception {
        ServerUnderTest game = game();
        assertNoContent(admin().delete(game.path()));
        JsonNode events = admin().get("/events?event_type=server_deleted").data();
        assertThat(events.get(0).at("/detail/server_id").asInt()).isEqualTo(game.id());
        assertRefused(viewer().get("/events"), 403, "FORBIDDEN");
        assertRefused(viewer().get(game.path("/events")), 404, "NOT_FOUND");
    }
}
