package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.ban.BanEffect;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogLevel;
import io.languard.service.ban.NewBan;
import io.languard.service.log.LogQuery;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.service.remote.RemoteOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests missions, mods, players, bans, remote admin, logs and metrics from the client's perspective. */
class GameplayTest {

    private static final String BAN =
            """
            "name":"PlayerOne","reason":"Cheating","banned_by":"admin","banned_at":"2026-04-16T10:00:00Z",""";
    private static final String ENTRY =
            """
            [{"id":1,"sort_order":0,"mission":{"id":1,"mission_name":"MyMission.Altis"},"difficulty":"Regular",\
            "params_json":{"RespawnDelay":15}}]""";
    private static final String ENABLED =
            """
            [{"mod_id":1,"name":"@CBA_A3","folder_path":"/srv/arma3/@CBA_A3","is_server_mod":false,"sort_order":0}]""";

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @BeforeEach
    void reset() {
        apiFixture.servers.failure = null;
        apiFixture.games.absent = false;
        apiFixture.bans.effect = null;
        apiFixture.remote.missing.clear();
    }

    @Test
    void missionsAndRotationAreManaged() {
        assertThat(apiFixture.get("/servers/1/missions").data())
                .hasToString(
                        """
                        [{"id":1,"filename":"MyMission.Altis.pbo","mission_name":"MyMission.Altis","terrain":"Altis",\
                        "file_size":102400,"uploaded_at":"2026-04-16T09:00:00Z"}]""");
        assertThat(apiFixture.get("/servers/1/missions/rotation").data()).hasToString(ENTRY);
        assertThat(apiFixture
                        .admin(
                                "PUT",
                                "/servers/1/missions/rotation",
                                """
                                {"rotation":[{"mission_id":1,"difficulty":"Veteran","params":{"a":[1,{"b":null}]}},\
                                {"mission_id":1}]}""")
                        .data())
                .hasToString(ENTRY);
        assertThat(apiFixture.missions.rotation)
                .hasToString(List.of(
                                "NewRotationEntry[missionId=1, difficulty=Veteran, params={a=[1, {b=null}]}]",
                                new NewRotationEntry(1, null, Map.of()))
                        .toString());
        assertThat(apiFixture
                        .admin("PUT", "/servers/1/missions/rotation", "{\"rotation\":[]}")
                        .status())
                .isEqualTo(200);
        assertThat(apiFixture.admin("DELETE", "/servers/1/missions/1", null).status())
                .isEqualTo(204);
        apiFixture.servers.failure = new LanguardException(ErrorCode.MISSION_IN_ROTATION, "It is in the rotation");
        assertThat(apiFixture.admin("DELETE", "/servers/1/missions/1", null).code())
                .isEqualTo("MISSION_IN_ROTATION");
    }

    @Test
    void modsAreRegisteredAndUnregistered() {
        assertThat(apiFixture.get("/mods?game_type=arma3").data())
                .hasToString(
                        """
                        [{"id":1,"game_type":"arma3","name":"@CBA_A3","folder_path":"/srv/arma3/@CBA_A3",\
                        "workshop_id":"450814997","description":"Community Base Addons"}]""");
        assertThat(apiFixture.mods.asked).isEqualTo("arma3");
        apiFixture.get("/mods?game_type=");
        assertThat(apiFixture.mods.asked).isNull();
        ApiFixture.ApiReply added = apiFixture.admin(
                "POST", "/mods", "{\"game_type\":\"arma3\",\"name\":\"@ace\",\"folder_path\":\"/m/@ace\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.data())
                .hasToString(
                        """
                        {"id":2,"game_type":"arma3","name":"@ace","folder_path":"/m/@ace","workshop_id":null,\
                        "description":""}""");
        assertThat(apiFixture.mods.registered).isEqualTo(new Mod(0, "arma3", "@ace", "/m/@ace", null, ""));
        assertThat(apiFixture
                        .admin("POST", "/mods", "{\"game_type\":\"rust\",\"name\":\"x\",\"folder_path\":\"/m\"}")
                        .code())
                .isEqualTo("GAME_TYPE_NOT_FOUND");
        assertThat(apiFixture.admin("DELETE", "/mods/1", null).status()).isEqualTo(204);
        assertThat(apiFixture.admin("DELETE", "/mods/2", null).code()).isEqualTo("NOT_FOUND");
        apiFixture.servers.failure = new LanguardException(ErrorCode.MOD_IN_USE, "It is enabled on server 1");
        assertThat(apiFixture.admin("DELETE", "/mods/1", null).code()).isEqualTo("MOD_IN_USE");
    }

    @Test
    void enabledModsOfAServerAreListedAndReplaced() {
        assertThat(apiFixture.get("/servers/1/mods").data()).hasToString(ENABLED);
        assertThat(apiFixture
                        .admin(
                                "PUT",
                                "/servers/1/mods",
                                "{\"mods\":[{\"mod_id\":1,\"is_server_mod\":true,\"sort_order\":5},{\"mod_id\":1}]}")
                        .data())
                .hasToString(ENABLED);
        assertThat(apiFixture.mods.enabled)
                .containsExactly(new ModAssignment(1, true, 5), new ModAssignment(1, false, 1));
        assertThat(apiFixture
                        .admin("PUT", "/servers/1/mods", "{\"mods\":[{\"mod_id\":7}]}")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void onlyAdminsSeeNetworkAddressesOfPlayers() {
        assertThat(apiFixture.admin("GET", "/servers/1/players", null).data())
                .hasToString(
                        """
                        [{"slot_id":"1","name":"PlayerOne","guid":"abc123","ping":45,"game_data":{"verified":true,\
                        "ip":"192.0.2.7","seen_from":"192.0.2.7:2304"},"joined_at":"2026-04-16T10:15:00Z",\
                        "address":"192.0.2.7"},{"slot_id":"Zoë","name":"Zoë","guid":null,"ping":null,"game_data":{},\
                        "joined_at":null,"address":null}]""");
        assertThat(apiFixture.get("/servers/1/players").data())
                .hasToString(
                        """
                        [{"slot_id":"1","name":"PlayerOne","guid":"abc123","ping":45,"game_data":{"verified":true},\
                        "joined_at":"2026-04-16T10:15:00Z"},{"slot_id":"Zoë","name":"Zoë","guid":null,"ping":null,\
                        "game_data":{},"joined_at":null}]""");
        assertThat(apiFixture.admin("GET", "/servers/1/players/history", null).body())
                .contains("192.0.2.7");
        assertThat(apiFixture.get("/servers/1/players/history").body()).doesNotContain("192.0.2.7");
    }

    @Test
    void historyIsSearchedAndPaged() {
        assertThat(apiFixture
                        .get("/servers/1/players/history?search=Player%25&limit=1000&offset=3")
                        .data())
                .hasToString(
                        """
                        {"total":7,"players":[{"id":9,"name":"PlayerOne","guid":"abc123","slot_id":"1",\
                        "joined_at":"2026-04-16T10:15:00Z","left_at":null,"session_seconds":null,\
                        "game_data":{"verified":true}},{"id":8,"name":"PlayerOne","guid":"abc123","slot_id":"1",\
                        "joined_at":"2026-04-16T10:15:00Z","left_at":"2026-04-16T11:15:00Z","session_seconds":3600,\
                        "game_data":{}}]}""");
        assertThat(apiFixture.players.asked).isEqualTo("1 Player% 1000 3");
        apiFixture.get("/servers/1/players/history");
        assertThat(apiFixture.players.asked).isEqualTo("1 null 50 0");
    }

    @Test
    void playersAreKickedAndBannedByTheirSlot() {
        assertThat(apiFixture
                        .admin("POST", "/servers/1/players/1/kick", "{\"reason\":\"AFK\"}")
                        .data()
                        .isNull())
                .isTrue();
        assertThat(apiFixture.players.done).isEqualTo("admin kicks 1 of 1: AFK");
        apiFixture.admin("POST", "/servers/1/players/Zo%C3%AB/kick", "{\"reason\":\"\"}");
        assertThat(apiFixture.players.done).isEqualTo("admin kicks Zoë of 1: ");
        assertThat(apiFixture
                        .admin("POST", "/servers/1/players/1/ban", "{\"reason\":\"Cheating\",\"duration_minutes\":90}")
                        .data())
                .hasToString("{\"id\":3,\"guid\":\"abc123\"," + BAN
                        + "\"expires_at\":\"2026-04-16T11:30:00Z\",\"is_active\":false}");
        assertThat(apiFixture.players.done).isEqualTo("admin bans 1 of 1 for PT1H30M: Cheating");
        assertThat(apiFixture
                        .admin("POST", "/servers/1/players/2/kick", "{\"reason\":\"AFK\"}")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void bansAreListedAddedAndRemoved() {
        assertThat(apiFixture.get("/servers/1/bans").data().get(0))
                .hasToString("{\"id\":2,\"guid\":\"abc123\"," + BAN + "\"expires_at\":null,\"is_active\":true}");
        assertThat(apiFixture.bans.asked).isEqualTo("1 true 50 0");
        assertThat(apiFixture
                        .get("/servers/1/bans?active_only=false&limit=2&offset=1")
                        .data()
                        .get(1)
                        .get("is_active")
                        .booleanValue())
                .isFalse();
        assertThat(apiFixture.bans.asked).isEqualTo("1 false 2 1");
        ApiFixture.ApiReply added = apiFixture.admin("POST", "/servers/1/bans", "{\"guid\":\"abc123\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.data().has("effective")).isFalse();
        assertThat(apiFixture.bans.added).isEqualTo(new NewBan("abc123", null, "", Duration.ZERO));
        apiFixture.bans.effect = BanEffect.NEXT_START;
        assertThat(apiFixture
                        .admin(
                                "POST",
                                "/servers/1/bans",
                                """
                                {"guid":"abc123","name":"PlayerOne","reason":"Cheating","duration_minutes":0}""")
                        .data())
                .hasToString("{\"id\":3,\"guid\":\"abc123\"," + BAN
                        + "\"expires_at\":null,\"is_active\":true,\"effective\":\"next_start\"}");
        assertThat(apiFixture
                        .admin("POST", "/servers/1/bans", "{\"guid\":\"none\"}")
                        .code())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(apiFixture.admin("DELETE", "/servers/1/bans/1", null).status())
                .isEqualTo(204);
        assertThat(apiFixture.admin("DELETE", "/servers/1/bans/9", null).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aMissingPartOfRemoteAdminIsReportedBeforeTheBodyIsRead() {
        apiFixture.remote.missing.addAll(EnumSet.of(RemoteOperation.SAY, RemoteOperation.KICK, RemoteOperation.BAN));
        for (String path : List.of("remote-admin/say", "players/1/kick", "players/1/ban")) {
            ApiFixture.ApiReply refused = apiFixture.admin("POST", "/servers/1/" + path, "{");
            assertThat(refused.status()).as(path).isEqualTo(404);
            assertThat(refused.body()).as(path).contains("CAPABILITY_NOT_SUPPORTED");
        }
        assertThat(apiFixture
                        .admin("POST", "/servers/1/remote-admin/command", "{\"command\":\"list\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void remoteAdminReturnsTheResponseOfTheGame() {
        assertThat(apiFixture
                        .admin("POST", "/servers/1/remote-admin/command", "{\"command\":\"#lock\"}")
                        .data())
                .hasToString("{\"response\":\"done: #lock\"}");
        assertThat(apiFixture
                        .admin("POST", "/servers/1/remote-admin/say", "{\"message\":\"Hello\"}")
                        .data()
                        .isNull())
                .isTrue();
        assertThat(apiFixture.remote.done).isEqualTo("admin 1 says Hello");
    }

    @Test
    void logsAreFilteredPagedAndCleared() {
        assertThat(apiFixture.get("/servers/1/logs").data())
                .hasToString(
                        """
                        {"total":1542,"logs":[{"id":100,"timestamp":"2026-04-16T10:05:23Z","level":"warning",\
                        "message":"Player <b>\\tleft\\nat once"}]}""");
        assertThat(apiFixture.records.asked).isEqualTo(new LogQuery(null, null, null, 200, 0));
        apiFixture.get("/servers/1/logs?limit=5&offset=6&level=error&since=2026-04-16T10:00:00.25Z&search=%27%25_");
        assertThat(apiFixture.records.asked)
                .isEqualTo(new LogQuery(LogLevel.ERROR, Instant.parse("2026-04-16T10:00:00.25Z"), "'%_", 5, 6));
        assertThat(apiFixture
                        .get("/servers/1/logs?limit=200&offset=0&level=&since=&search=")
                        .status())
                .isEqualTo(200);
        assertThat(apiFixture.admin("DELETE", "/servers/1/logs", null).status()).isEqualTo(204);
        assertThat(apiFixture.records.cleared).isEqualTo("admin 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-16T12:00:00%2B02:00",
                "2026-04-16T12:00:00+02:00",
                "2026-04-16T08:00:00-02:00",
                "2026-04-16T10:00Z",
                "2026-04-16T10:00:00.000000Z"
            })
    void timesMayHaveAnOffsetWithAnUnescapedPlus(String time) {
        assertThat(apiFixture.get("/servers/1/logs?since=" + time).status()).isEqualTo(200);
        assertThat(apiFixture.records.asked.since()).isEqualTo("2026-04-16T10:00:00Z");
    }

    @Test
    void metricsDefaultToTheLastHour() {
        Instant before = Instant.now();
        assertThat(apiFixture.get("/servers/1/metrics?from=&to=&resolution=").data())
                .hasToString(
                        """
                        [{"timestamp":"2026-04-16T10:05:23Z","cpu_percent":34.2,"ram_mb":1850.5,"player_count":15},\
                        {"timestamp":"2026-04-16T10:05:28.250Z","cpu_percent":34.26,"ram_mb":0.33,"player_count":1.5}]""");
        assertThat(apiFixture.records.step).isNull();
        assertThat(apiFixture.records.to).isBetween(before, Instant.now());
        assertThat(Duration.between(apiFixture.records.from, apiFixture.records.to))
                .isEqualTo(Duration.ofHours(1));
        apiFixture.get("/servers/1/metrics?from=2026-04-16T10:00:00Z&to=2026-04-16T12:00:00Z&resolution=5m");
        assertThat(apiFixture.records.from).isEqualTo("2026-04-16T10:00:00Z");
        assertThat(apiFixture.records.to).isEqualTo("2026-04-16T12:00:00Z");
        assertThat(apiFixture.records.step).isEqualTo(Duration.ofMinutes(5));
        apiFixture.get("/servers/1/metrics?to=2026-04-16T12:00:00Z&resolution=1d");
        assertThat(apiFixture.records.from).isEqualTo("2026-04-16T11:00:00Z");
        assertThat(apiFixture.records.step).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /config/import",
        "PUT, /missions/rotation",
        "POST, /missions/upload",
        "PUT, /mods",
        "POST, /players/1/kick",
        "POST, /players/1/ban",
        "POST, /remote-admin/command",
        "POST, /remote-admin/say"
    })
    void serverAndCapabilityAreCheckedBeforeTheBodyIsRead(String method, String path) {
        assertThat(apiFixture.admin(method, "/servers/99" + path, "{").code()).isEqualTo("NOT_FOUND");
        assertThat(apiFixture.admin(method, "/servers/2" + path, "{").code()).isEqualTo("CAPABILITY_NOT_SUPPORTED");
    }

    @Test
    void bansAreReadOnlyWhileTheAdapterIsUnavailable() {
        apiFixture.games.absent = true;
        assertThat(apiFixture.get("/servers/1/bans").status()).isEqualTo(200);
        assertThat(apiFixture.admin("POST", "/servers/1/bans", "{").code()).isEqualTo("GAME_TYPE_NOT_FOUND");
        assertThat(apiFixture.admin("DELETE", "/servers/1/bans/x", null).code()).isEqualTo("GAME_TYPE_NOT_FOUND");
        assertThat(apiFixture.admin("POST", "/servers/99/bans", "{").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void stateIsCheckedAfterTheBody() {
        apiFixture.servers.failure = new LanguardException(ErrorCode.SERVER_NOT_RUNNING, "It does not run");
        assertThat(apiFixture
                        .admin("POST", "/servers/1/remote-admin/command", "{}")
                        .code())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(apiFixture
                        .admin("POST", "/servers/1/remote-admin/command", "{\"command\":\"#lock\"}")
                        .code())
                .isEqualTo("SERVER_NOT_RUNNING");
    }
}
