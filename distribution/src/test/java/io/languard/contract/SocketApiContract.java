package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

abstract class SocketApiContract extends ApiContract {

    @Test
    void aClientReceivesStatusPlayersLogsAndMetrics() throws Exception {
        ServerUnderTest game = game();
        try (SocketClient client = SocketClient.open(platform(), "" + game.id(), admin().token())) {
            client.subscribe("\"logs\",\"players\",\"metrics\",\"status\",\"events\"");
            game.start();
            JsonNode status =
                    client.await(message -> message.at("/data/status").asText().equals("running"));
            assertThat(fields(status)).containsExactly("type", "server_id", "data");
            assertThat(status.path("server_id").asInt()).isEqualTo(game.id());
            assertThat(fields(status.path("data"))).containsExactly("status", "pid", "started_at");
            game.install().sendControl("join Ann");
            JsonNode players = client.await(message -> message.at("/data/count").asInt() == 1);
            assertThat(players.path("type").asText()).isEqualTo("players");
            assertThat(players.at("/data/players/0/name").asText()).isEqualTo("Ann");
            assertThat(players.toString()).doesNotContain("address");
            game.install().sendControl("log A line for the socket");
            JsonNode log =
                    client.await(message -> message.at("/data/message").asText().contains("A line for the socket"));
            assertThat(log.path("type").asText()).isEqualTo("log");
            assertThat(fields(log.path("data"))).containsExactly("timestamp", "level", "message");
            JsonNode metrics = client.await("metrics");
            assertThat(fields(metrics.path("data")))
                    .containsExactlyInAnyOrder("cpu_percent", "ram_mb", "player_count", "timestamp");
            game.install().sendControl("crash 9");
            JsonNode event = client.await(
                    message -> message.at("/data/event_type").asText().equals("crashed"));
            assertThat(event.path("type").asText()).isEqualTo("event");
            assertThat(event.at("/data/detail/exit_code").asInt()).isEqualTo(9);
        }
    }

    @Test
    void aReadingClientReceivesABurstCompletely() throws Exception {
        ServerUnderTest game = game().start();
        try (SocketClient client = SocketClient.open(platform(), "" + game.id(), viewer().token())) {
            client.subscribe("\"logs\"");
            game.install().sendControl("flood 5000");
            for (int line = 0; line < 5000; line++) {
                client.await(message -> {
                    assertThat(message.path("type").asText()).isNotEqualTo("dropped");
                    return message.at("/data/message").asText().contains("message Type_120");
                });
            }
        }
    }

    @Test
    void aNewConnectionIsSubscribedToStatusOnly() throws Exception {
        ServerUnderTest game = game();
        try (SocketClient client = SocketClient.open(platform(), "all", viewer().token())) {
            client.send("{\"type\":\"ping\"}");
            assertThat(fields(client.await("pong"))).containsExactly("type");
            game.start();
            client.await(message -> {
                assertThat(message.path("type").asText()).isIn("status", "event");
                return message.path("server_id").asInt() == game.id()
                        && message.at("/data/status").asText().equals("running");
            });
        }
    }

    @Test
    void invalidHandshakesAreRefused() throws Exception {
        ServerUnderTest game = game();
        String token = viewer().token();
        assertThat(SocketClient.refusal(platform(), "" + game.id(), "wrong", null))
                .isEqualTo(401);
        assertThat(SocketClient.refusal(platform(), "999999", token, null)).isEqualTo(404);
        assertThat(SocketClient.refusal(platform(), "nothing", token, null)).isEqualTo(404);
        assertThat(SocketClient.refusal(platform(), "all", token, "http://elsewhere.example"))
                .isEqualTo(403);
    }

    @Test
    void invalidMessagesGetErrors() {
        try (SocketClient client = SocketClient.open(platform(), "all", viewer().token())) {
            for (String text : new String[] {
                "nonsense",
                "[]",
                "{\"type\":\"dance\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"channels\":[\"secrets\"]}"
            }) {
                client.send(text);
                JsonNode error = client.await("error");
                assertThat(error.at("/error/code").asText()).isNotBlank();
                assertThat(error.at("/error/message").asText()).isNotBlank();
            }
            client.send("{\"type\":\"ping\"}");
            client.await("pong");
        }
    }

    @Test
    void aRevokedTokenClosesItsConnectionsWithinASecond() throws Exception {
        ContractApiClient mine = platform().login("admin", PlatformUnderTest.PASSWORD);
        try (SocketClient client = SocketClient.open(platform(), "all", mine.token());
                SocketClient other = SocketClient.open(platform(), "all", admin().token())) {
            mine.post("/auth/logout", null);
            assertThat(client.closed().get(1, TimeUnit.SECONDS)).isEqualTo(4401);
            other.send("{\"type\":\"ping\"}");
            other.await("pong");
        }
    }
}
