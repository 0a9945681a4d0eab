package io.languard.rest;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests invalid input to missions, mods, players, bans, remote admin, logs and metrics. */
class GameplayInputTest {

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("GET", "/servers/1/logs?level=INFO", null, "level"),
                arguments("GET", "/servers/1/logs?level=warn", null, "level"),
                arguments("GET", "/servers/1/logs?limit=1001", null, "limit"),
                arguments("GET", "/servers/1/logs?search=%00", null, "search"),
                arguments("GET", "/servers/1/logs?since=yesterday", null, "since"),
                arguments("GET", "/servers/1/logs?since=2026-04-16", null, "since"),
                arguments("GET", "/servers/1/logs?since=2026-04-16T10:00:00", null, "since"),
                arguments("GET", "/servers/1/logs?since=2026-02-30T10:00:00Z", null, "since"),
                arguments("GET", "/servers/1/logs?since=2026-04-16T25:00:00Z", null, "since"),
                arguments("GET", "/servers/1/logs?since=%2B999999999-01-01T00:00:00Z", null, "since"),
                arguments("GET", "/servers/1/logs?since=1776333600", null, "since"),
                arguments("GET", "/servers/1/metrics?from=x", null, "from"),
                arguments("GET", "/servers/1/metrics?to=x", null, "to"),
                arguments("GET", "/servers/1/metrics?from=2026-04-16T10:00:01Z&to=2026-04-16T10:00:00Z", null, "from"),
                arguments("GET", "/servers/1/metrics?resolution=5", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=m", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=0m", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=-5m", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=5M", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=1.5h", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=5m5s", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=1w", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=366d", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=999999999d", null, "resolution"),
                arguments("GET", "/servers/1/metrics?resolution=9999999999s", null, "resolution"),
                arguments("GET", "/servers/1/bans?active_only=1", null, "active_only"),
                arguments("GET", "/servers/1/bans?active_only=True", null, "active_only"),
                arguments("GET", "/servers/1/players/history?offset=-1", null, "offset"),
                arguments("GET", "/mods?game_type=%0a", null, "game_type"),
                arguments("PUT", "/servers/1/mods", "{\"mods\":{}}", "mods"),
                arguments("PUT", "/servers/1/mods", "{\"mods\":[1]}", "mods[0]"),
                arguments("PUT", "/servers/1/mods", "{\"mods\":[{}]}", "mods[0].mod_id"),
                arguments("PUT", "/servers/1/mods", "{\"mods\":[{\"mod_id\":\"1\"}]}", "mods[0].mod_id"),
                arguments(
                        "PUT",
                        "/servers/1/mods",
                        "{\"mods\":[{\"mod_id\":1,\"is_server_mod\":0}]}",
                        "mods[0].is_server_mod"),
                arguments(
                        "PUT",
                        "/servers/1/mods",
                        "{\"mods\":[{\"mod_id\":1},{\"mod_id\":1,\"sort_order\":-1}]}",
                        "mods[1].sort_order"),
                arguments(
                        "PUT",
                        "/servers/1/missions/rotation",
                        "{\"rotation\":[{\"mission_id\":1,\"params\":[]}]}",
                        "rotation[0].params"),
                arguments(
                        "PUT",
                        "/servers/1/missions/rotation",
                        "{\"rotation\":[{\"mission_id\":1,\"difficulty\":7}]}",
                        "rotation[0].difficulty"),
                arguments(
                        "PUT",
                        "/servers/1/missions/rotation",
                        "{\"rotation\":[" + "{\"mission_id\":1},".repeat(1000) + "{\"mission_id\":1}]}",
                        "rotation"),
                arguments("DELETE", "/servers/1/missions/x", null, "mission_id"),
                arguments("DELETE", "/servers/1/bans/1.0", null, "ban_id"),
                arguments("DELETE", "/mods/one", null, "mod_id"),
                arguments("POST", "/servers/1/players/1/kick", "{\"reason\":\"a\\r\\nb\"}", "reason"),
                arguments("POST", "/servers/1/players/1/ban", "{\"reason\":\"a\"}", "duration_minutes"),
                arguments(
                        "POST",
                        "/servers/1/players/1/ban",
                        "{\"reason\":\"a\",\"duration_minutes\":-1}",
                        "duration_minutes"),
                arguments(
                        "POST",
                        "/servers/1/bans",
                        "{\"guid\":\"x\",\"duration_minutes\":99999999999}",
                        "duration_minutes"),
                arguments("POST", "/servers/1/bans", "{\"guid\":\"none\"}", "guid"),
                arguments("POST", "/servers/1/remote-admin/command", "{\"command\":\" \"}", "command"),
                arguments("POST", "/servers/1/remote-admin/command", "{\"command\":\"a\\nb\"}", "command"),
                arguments("POST", "/servers/1/remote-admin/say", "{\"message\":\"a\\u0000\"}", "message"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void invalidFieldIsReportedWithAllowedValues(String method, String path, String body, String field) {
        BadInputTest.assertNamed(apiFixture.admin(method, path, body), field);
    }
}
