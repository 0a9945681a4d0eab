package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.languard.api.ban.BanManager;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.LifecycleAuditEvent.Started;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ServerWarning;
import io.languard.service.event.UserAuditEvent.LoggedIn;
import io.languard.service.game.GameSummary;
import io.languard.service.job.Job;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.testkit.service.FakeGames;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the messages between client and server, over the real HTTP server. */
class MessageExchangeTest {

    private static final String PING = "{\"type\":\"ping\"}";

    private LiveEndpointFixture endpoint;

    @BeforeEach
    void open() throws Exception {
        endpoint = new LiveEndpointFixture();
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void aNewConnectionGetsStatusAndEventsOfItsServerOnly() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").awaitPong();
        endpoint.publishLog(1, "not subscribed");
        endpoint.publishStatus(2, ServerStatus.RUNNING);
        endpoint.publishEvent(2, new Crashed(null, null, null, List.of()));
        endpoint.publishEvent(null, new LoggedIn("::1"));
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishEvent(1, new Crashed(1, null, null, List.of()));

        assertThat(client.next()).startsWith("{\"type\":\"status\",\"server_id\":1,");
        assertThat(client.next()).startsWith("{\"type\":\"event\",\"server_id\":1,");
        client.awaitPong();
    }

    @Test
    void sendsPlatformEventsToThoseWhoMayReadThemAndSubscribe() throws Exception {
        endpoint.authentication.allow("admin", Instant.now().plusSeconds(60), Role.ADMIN);
        endpoint.authorizer = (actor, permission, serverId) ->
                permission != Permission.SYSTEM_MANAGE || actor.grants().equals(Role.ADMIN.grants());
        TestWebSocketClient admin = new TestWebSocketClient(endpoint.server.port(), "/ws/all?token=admin");
        admin.subscribe("events");
        TestWebSocketClient oneServer = new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=admin");
        oneServer.subscribe("events");
        TestWebSocketClient viewer = endpoint.client("/ws/all").subscribe("events");

        endpoint.publishEvent(null, new LoggedIn("::1"));

        assertThat(admin.next())
                .startsWith("{\"type\":\"event\",\"server_id\":null,\"data\":{\"event_type\":\"login\"");
        oneServer.awaitPong();
        viewer.awaitPong();
    }

    @Test
    void sendsAChangedServerAsTheHttpApiShowsIt() throws Exception {
        TestWebSocketClient all = endpoint.client("/ws/all").subscribe("servers");
        TestWebSocketClient other = endpoint.client("/ws/2").subscribe("servers");
        TestWebSocketClient notSubscribed = endpoint.client("/ws/1").awaitPong();
        endpoint.servlet.onEvent(new PlatformEvent.ServerChanged(1, LiveEndpointFixture.TIME));
        endpoint.servlet.onEvent(new PlatformEvent.ServerChanged(99, LiveEndpointFixture.TIME));

        assertThat(all.next())
                .isEqualTo("{\"type\":\"server\",\"server_id\":1,\"data\":{\"id\":1,\"name\":\"Main Server\","
                        + "\"description\":\"Primary COOP server\",\"game_type\":\"arma3\","
                        + "\"exe_path\":\"/srv/arma3/server\",\"status\":\"running\",\"pid\":12345,"
                        + "\"game_port\":2302,\"rcon_port\":2306,\"auto_restart\":true,\"max_restarts\":3,"
                        + "\"restart_count\":0,\"player_count\":15,\"max_players\":40,\"cpu_percent\":34.2,"
                        + "\"ram_mb\":1850.5,\"started_at\":\"2026-04-16T10:00:00Z\",\"uptime_seconds\":3600,"
                        + "\"created_at\":\"2026-04-16T10:00:00Z\",\"updated_at\":\"2026-04-16T10:00:00Z\"}}");
        all.awaitPong();
        other.awaitPong();
        notSubscribed.awaitPong();
    }

    @Test
    void aChangeOfStatusIsAChangeOfTheServer() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/all").subscribe("servers");
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        assertThat(client.next()).startsWith("{\"type\":\"status\",\"server_id\":1,");
        assertThat(client.next()).startsWith("{\"type\":\"server\",\"server_id\":1,");
    }

    @Test
    void tellsThatAServerWasDeleted() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/all").subscribe("servers");
        endpoint.servlet.onEvent(new PlatformEvent.ServerRemoved(7, LiveEndpointFixture.TIME));
        assertThat(client.next()).isEqualTo("{\"type\":\"server_removed\",\"server_id\":7,\"data\":null}");
    }

    @Test
    void tellsEveryUserWhichGamesComeAndGo() throws Exception {
        endpoint.authorizer = (actor, permission, serverId) -> permission == Permission.SERVER_VIEW;
        TestWebSocketClient all = endpoint.client("/ws/all").subscribe("games");
        TestWebSocketClient one = endpoint.client("/ws/1").subscribe("games");
        GameSummary game = new GameSummary("rust", "Rust", "2.0.0", FakeGames.capabilities(BanManager.class));
        endpoint.servlet.onEvent(new PlatformEvent.GameUpdated("rust", game, LiveEndpointFixture.TIME));
        endpoint.servlet.onEvent(new PlatformEvent.GameUpdated("rust", null, LiveEndpointFixture.TIME));

        for (TestWebSocketClient client : new TestWebSocketClient[] {all, one}) {
            assertThat(client.next())
                    .isEqualTo("{\"type\":\"games\",\"server_id\":null,\"data\":{\"game_type\":\"rust\","
                            + "\"display_name\":\"Rust\",\"version\":\"2.0.0\",\"capabilities\":[\"ban_manager\"]}}");
            assertThat(client.next())
                    .isEqualTo("{\"type\":\"games\",\"server_id\":null,"
                            + "\"data\":{\"game_type\":\"rust\",\"removed\":true}}");
        }
    }

    @Test
    void sendsAJobToThoseWhoMaySeeItOnly() throws Exception {
        endpoint.authorizer = (actor, permission, serverId) ->
                permission == Permission.SERVER_VIEW && serverId != null && serverId == 1;
        TestWebSocketClient all = endpoint.client("/ws/all").subscribe("jobs");
        TestWebSocketClient one = endpoint.client("/ws/1").subscribe("jobs");
        Job job = Job.queued("backup", 1, "ann", LiveEndpointFixture.TIME).withId(7);
        Job ofPlatform = Job.queued("cleanup", null, "ann", LiveEndpointFixture.TIME);
        endpoint.servlet.onEvent(new PlatformEvent.JobChanged(ofPlatform, LiveEndpointFixture.TIME));
        endpoint.servlet.onEvent(new PlatformEvent.JobChanged(
                Job.queued("backup", 2, "ann", LiveEndpointFixture.TIME), LiveEndpointFixture.TIME));
        endpoint.servlet.onEvent(new PlatformEvent.JobChanged(job, LiveEndpointFixture.TIME));

        for (TestWebSocketClient client : new TestWebSocketClient[] {all, one}) {
            assertThat(client.next())
                    .startsWith("{\"type\":\"job\",\"server_id\":1,\"data\":{\"id\":7,\"type\":\"backup\","
                            + "\"server_id\":1,\"state\":\"queued\",\"progress\":null,");
        }
    }

    @Test
    void sendsJobsOfThePlatformToThoseWhoManageItOnAllOnly() throws Exception {
        TestWebSocketClient all = endpoint.client("/ws/all").subscribe("jobs");
        TestWebSocketClient one = endpoint.client("/ws/1").subscribe("jobs");
        endpoint.servlet.onEvent(new PlatformEvent.JobChanged(
                Job.queued("cleanup", null, "ann", LiveEndpointFixture.TIME), LiveEndpointFixture.TIME));

        assertThat(all.next()).startsWith("{\"type\":\"job\",\"server_id\":null,");
        one.awaitPong();
    }

    @Test
    void theAllScopeCoversEveryServerButNoPlatformEventsUnasked() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/all").awaitPong();
        endpoint.publishEvent(null, new LoggedIn("::1"));
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishStatus(2, ServerStatus.STOPPED);

        assertThat(client.next()).contains("\"server_id\":1,");
        assertThat(client.next()).contains("\"server_id\":2,");
        client.awaitPong();
    }

    @Test
    void sendsAnEventOnceToSubscribersOfBothChannels() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").subscribe("events");
        endpoint.publishEvent(1, new ServerWarning("careful"));
        assertThat(client.next()).contains("\"event_type\":\"warning\"");
        client.awaitPong();
    }

    @Test
    void sendsEachChannelToItsSubscribers() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").subscribe("logs", "players", "metrics");
        client.sendText("{\"type\":\"unsubscribe\",\"channels\":[\"status\"]}").awaitPong();
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishEvent(1, new Started(5));
        endpoint.publishLog(1, "one", "two");
        endpoint.servlet.onEvent(new PlatformEvent.PlayersChanged(1, List.of(), LiveEndpointFixture.TIME));
        endpoint.servlet.onEvent(new PlatformEvent.MetricsSampled(1, 1, 2, 3, LiveEndpointFixture.TIME));

        assertThat(client.next())
                .startsWith("{\"type\":\"log\"")
                .contains("\"one\"")
                .doesNotContain("\"id\":");
        assertThat(client.next()).startsWith("{\"type\":\"log\"").contains("\"two\"");
        assertThat(client.next()).startsWith("{\"type\":\"players\"");
        assertThat(client.next()).startsWith("{\"type\":\"metrics\"");
        client.awaitPong();
    }

    @Test
    void onlyClientsWithThePermissionReceiveAddresses() throws Exception {
        endpoint.authentication.allow("admin", Instant.now().plusSeconds(3600), Role.ADMIN);
        endpoint.authorizer = (actor, permission, serverId) ->
                actor.grants().stream().anyMatch(grant -> grant.permissions().contains(permission));
        TestWebSocketClient viewer = endpoint.client("/ws/all").subscribe("logs");
        TestWebSocketClient admin =
                new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=admin").subscribe("logs");
        endpoint.publishLog(1, "Player #0 One (203.0.113.9:2304) connected", "version 2.14.150957");
        endpoint.publishEvent(1, new ServerWarning("One [2001:db8::9] sent garbage"));

        assertThat(viewer.next()).contains("\"Player #0 One (***) connected\"");
        assertThat(viewer.next()).contains("\"version 2.14.150957\"");
        assertThat(viewer.next()).contains("\"One [***] sent garbage\"");
        assertThat(admin.next()).contains("\"Player #0 One (203.0.113.9:2304) connected\"");
        assertThat(admin.next()).contains("\"version 2.14.150957\"");
        assertThat(admin.next()).contains("\"One [2001:db8::9] sent garbage\"");
    }

    @Test
    void aPongProvesThatAnEarlierSubscribeTookEffect() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (TestWebSocketClient client = endpoint.client("/ws/1")) {
                client.sendText("{\"type\":\"subscribe\",\"channels\":[\"logs\"]}")
                        .sendText(PING);
                assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
                endpoint.publishLog(1, "after the pong");
                assertThat(client.next()).contains("after the pong");
            }
        }
    }

    @Test
    void sendsNothingAfterThePongThatFollowsUnsubscribe() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").subscribe("logs");
        endpoint.publishLog(1, "before");
        client.sendText("{\"type\":\"unsubscribe\",\"channels\":[\"logs\"]}").sendText(PING);
        assertThat(client.next()).contains("before");
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
        endpoint.publishLog(1, "after");
        client.awaitPong();
    }

    @Test
    void aConnectionToAllServersCanFollowTheLogOfOne() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/all")
                .sendText("{\"type\":\"subscribe\",\"channels\":[\"logs\"],\"server_id\":2}")
                .awaitPong();
        endpoint.publishLog(1, "of another server");
        endpoint.publishLog(2, "followed");
        assertThat(client.next()).contains("\"followed\"").contains("\"id\":");

        client.sendText("{\"type\":\"unsubscribe\",\"channels\":[\"logs\"],\"server_id\":2}")
                .awaitPong();
        endpoint.publishLog(2, "no longer followed");
        client.awaitPong();
    }

    @Test
    void aServerInASubscriptionToOtherChannelsIsIgnored() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/all")
                .sendText("{\"type\":\"subscribe\",\"channels\":[\"players\"],\"server_id\":2}")
                .awaitPong();
        endpoint.servlet.onEvent(new PlatformEvent.PlayersChanged(1, List.of(), LiveEndpointFixture.TIME));
        assertThat(client.next()).startsWith("{\"type\":\"players\",\"server_id\":1,");
    }

    @Test
    void aUserHearsThatRightsHaveChanged() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/all").subscribe("servers");
        endpoint.servlet.onEvent(new PlatformEvent.RightsChanged("another", LiveEndpointFixture.TIME));
        client.awaitPong();
        endpoint.servlet.onEvent(new PlatformEvent.RightsChanged("somebody", LiveEndpointFixture.TIME));
        assertThat(client.next()).isEqualTo("{\"type\":\"rights_changed\",\"server_id\":null,\"data\":null}");
    }

    @Test
    void aConnectionFollowsALimitedNumberOfLogs() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/all");
        for (int id = 1; id <= ClientConnection.MAX_FOLLOWED_LOGS; id++) {
            client.sendText("{\"type\":\"subscribe\",\"channels\":[\"logs\"],\"server_id\":" + id + "}");
        }
        client.awaitPong();
        client.sendText("{\"type\":\"subscribe\",\"channels\":[\"logs\"],\"server_id\":1000}");
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ping",
                "{",
                "null",
                "[]",
                "17",
                "{}",
                "{\"type\":\"ping\"} {}",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "{\"type\":[\"ping\"]}",
                "{\"type\":\"PING\"}",
                "{\"type\":\"status\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"channels\":\"logs\"}",
                "{\"type\":\"subscribe\",\"channels\":[\"logs\",\"Logs\"]}",
                "{\"type\":\"subscribe\",\"channels\":[1]}",
                "{\"type\":\"subscribe\",\"server_id\":1}",
                "{\"type\":\"unsubscribe\",\"channels\":{\"logs\":true}}"
            })
    void invalidMessagesGetAnErrorAndTheConnectionStaysOpen(String message) throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").sendText(message);
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
        endpoint.publishLog(1, "a partly invalid subscription has no effect");
        client.awaitPong();
    }

    @Test
    void rejectsDeeplyNestedJson() throws Exception {
        TestWebSocketClient client =
                endpoint.client("/ws/1").sendText("[".repeat(8000)).sendText("{\"a\":".repeat(2000));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
    }

    @Test
    void rejectsAMessageWithTooManyTokens() throws Exception {
        String ping = "{\"type\":\"ping\",\"more\":[%s1]}";
        TestWebSocketClient client = endpoint.client("/ws/1").sendText(ping.formatted("1,".repeat(900)));
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
        client.sendText(ping.formatted("{},".repeat(500)));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
    }

    @Test
    void rejectsBinaryMessages() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").sendBinary(PING.getBytes(StandardCharsets.UTF_8));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
    }

    @Test
    void aMessageThatIsTooLongGetsAnErrorAndTheConnectionStaysOpen() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1");
        client.sendText("x".repeat(MessageAssembler.MAX_LENGTH + 1))
                .sendText("x".repeat(200_000))
                .sendBinary(new byte[MessageAssembler.MAX_LENGTH + 1]);
        for (int i = 0; i < 3; i++) {
            assertThat(client.nextError()).isEqualTo("PAYLOAD_TOO_LARGE");
        }
        client.awaitPong();
    }

    @Test
    void anEndlessMessageClosesTheConnection() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1");
        for (int i = 0; i < 16; i++) {
            client.sendFragment("x".repeat(16 * 1024), false);
        }
        client.sendFragment("x", false);
        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void acceptsFragmentedMessages() throws Exception {
        TestWebSocketClient client =
                endpoint.client("/ws/1").sendFragment("{\"type\":", false).sendFragment("\"ping\"}", true);
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
    }

    @Test
    void sendingTooFastGetsAnErrorAndTheConnectionStaysOpen() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1");
        for (int i = 0; i < MessageRateLimiter.BURST + 40; i++) {
            client.sendText(PING);
        }
        String message = client.next();
        while (message.equals("{\"type\":\"pong\"}")) {
            message = client.next();
        }
        assertThat(message).contains("\"code\":\"RATE_LIMITED\"");
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void floodingClosesTheConnection() throws Exception {
        try (Socket socket = endpoint.socket()) {
            socket.getOutputStream().write(LiveEndpointFixture.handshake("/ws/1?token=good"));
            LiveEndpointFixture.awaitCondition(
                    "the connection is open", () -> endpoint.metric("languard_websocket_connections") == 1);
            byte[] emptyMessage = {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0};
            assertThatIOException().isThrownBy(() -> {
                while (true) {
                    socket.getOutputStream().write(emptyMessage);
                }
            });
            LiveEndpointFixture.awaitCondition(
                    "the connection is removed", () -> endpoint.metric("languard_websocket_connections") == 0);
        }
    }
}
