package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.log.LogLevel;
import io.languard.api.player.Player;
import io.languard.service.event.AdapterEvent;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.PlatformEvent;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares the messages byte for byte. */
class MessageFactoryTest {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00.250Z");

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    @Test
    void writesStatus() {
        assertThat(text(MessageFactory.status(
                        new PlatformEvent.StatusChanged(1, ServerStatus.RUNNING, 12345L, TIME, TIME))))
                .isEqualTo("{\"type\":\"status\",\"server_id\":1,\"data\":{\"status\":\"running\",\"pid\":12345,"
                        + "\"started_at\":\"2026-04-16T10:00:00Z\"}}");
        assertThat(text(MessageFactory.status(
                        new PlatformEvent.StatusChanged(1, ServerStatus.STOPPED, null, null, TIME))))
                .isEqualTo("{\"type\":\"status\",\"server_id\":1,\"data\":{\"status\":\"stopped\",\"pid\":null,"
                        + "\"started_at\":null}}");
    }

    @Test
    void writesALogLine() {
        assertThat(text(MessageFactory.log(2, new LogLine(7, TIME, LogLevel.WARNING, "\"a\"\nЇ\u0001"), true)))
                .isEqualTo("{\"type\":\"log\",\"server_id\":2,\"data\":{\"timestamp\":\"2026-04-16T10:00:00.250Z\","
                        + "\"level\":\"warning\",\"message\":\"\\\"a\\\"\\nЇ\\u0001\",\"id\":7}}");
    }

    @Test
    void replacesUnpairedSurrogates() {
        assertThat(text(MessageFactory.log(2, new LogLine(7, TIME, LogLevel.INFO, "x\uD83Dy"), true)))
                .contains("\"x?y\"");
    }

    @Test
    void writesPlayersWithoutAddressOrIdentity() {
        Player known = new Player("1", "PlayerOne", "guid", 45, "203.0.113.9", Map.of("ip", "203.0.113.9"));
        Player unknown = new Player("2", "Two", null, null, null, null);
        assertThat(text(MessageFactory.players(
                        new PlatformEvent.PlayersChanged(1, List.of(known, unknown), TIME), true)))
                .isEqualTo("{\"type\":\"players\",\"server_id\":1,\"data\":{\"players\":["
                        + "{\"slot_id\":\"1\",\"name\":\"PlayerOne\",\"ping\":45},"
                        + "{\"slot_id\":\"2\",\"name\":\"Two\",\"ping\":null}],\"count\":2}}");
    }

    @Test
    void writesMetrics() {
        assertThat(text(MessageFactory.metrics(new PlatformEvent.MetricsSampled(1, 34.2, 1850.5, 1, TIME))))
                .isEqualTo("{\"type\":\"metrics\",\"server_id\":1,\"data\":{\"cpu_percent\":34.2,\"ram_mb\":1850.5,"
                        + "\"player_count\":1,\"timestamp\":\"2026-04-16T10:00:00.250Z\"}}");
        assertThat(text(MessageFactory.metrics(new PlatformEvent.MetricsSampled(1, Double.NaN, 1, 0, TIME))))
                .contains("\"cpu_percent\":null");
    }

    @Test
    void writesEvents() {
        Crashed crashed = new Crashed(null, null, null, List.of());
        assertThat(text(MessageFactory.event(new PlatformEvent.Audited(1, "supervisor", crashed, TIME), true)))
                .isEqualTo("{\"type\":\"event\",\"server_id\":1,\"data\":{\"event_type\":\"crashed\","
                        + "\"detail\":{\"exit_code\":null},\"timestamp\":\"2026-04-16T10:00:00.250Z\"}}");
    }

    @Test
    void masksAddressesForClientsThatMayNotSeeThem() {
        Crashed crashed =
                new Crashed(1, null, "One (203.0.113.9:2304) sent garbage", List.of("Two (203.0.113.10:2304) left"));
        PlatformEvent.Audited event = new PlatformEvent.Audited(1, "supervisor", crashed, TIME);
        assertThat(text(MessageFactory.event(event, false)))
                .contains("One (***) sent garbage", "\"last_lines\":[\"Two (***) left\"]");
        assertThat(text(MessageFactory.event(event, true)))
                .contains("One (203.0.113.9:2304) sent garbage", "Two (203.0.113.10:2304) left");
        Player player = new Player("[2001:db8::9]:2304", "One", null, null, null, Map.of());
        PlatformEvent.PlayersChanged players = new PlatformEvent.PlayersChanged(1, List.of(player), TIME);
        assertThat(text(MessageFactory.players(players, false))).contains("\"slot_id\":\"[***]\"");
        assertThat(text(MessageFactory.players(players, true))).contains("2001:db8::9");
    }

    @Test
    void redactsAddressesInEvents() {
        Map<String, Object> detail =
                Map.of("players", List.of(Map.of("ip", "203.0.113.9", "name", "One")), "address", "203.0.113.9");
        assertThat(text(MessageFactory.event(
                        new PlatformEvent.Audited(1, "a", new AdapterEvent("x", detail), TIME), true)))
                .contains("\"detail\":{\"players\":[{\"name\":\"One\"}]}")
                .doesNotContain("203.0.113.9", "2001:db8");
    }

    @Test
    void writesDroppedAndError() {
        assertThat(text(MessageFactory.dropped(1, 120)))
                .isEqualTo("{\"type\":\"dropped\",\"server_id\":1,\"data\":{\"channel\":\"logs\",\"count\":120}}");
        assertThat(text(MessageFactory.error(ErrorCode.VALIDATION_ERROR, "no")))
                .isEqualTo("{\"type\":\"error\",\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"no\"}}");
        assertThat(text(MessageFactory.PONG)).isEqualTo("{\"type\":\"pong\"}");
    }
}
