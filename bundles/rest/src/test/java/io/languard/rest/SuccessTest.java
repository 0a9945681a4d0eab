package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.server.NewServer;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.testkit.service.FakeServers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the successful response of every route. */
class SuccessTest {

    private static final String SERVER =
            """
            {"id":1,"name":"Main Server","description":"Primary COOP server","game_type":"arma3",\
            "exe_path":"/srv/arma3/server","status":"running","pid":12345,"game_port":2302,"rcon_port":2306,\
            "auto_restart":true,"max_restarts":3,"restart_count":0,"player_count":15,"max_players":40,\
            "cpu_percent":34.2,"ram_mb":1850.5,"started_at":"2026-04-16T10:00:00Z","uptime_seconds":3600,\
            "created_at":"2026-04-16T10:00:00Z","updated_at":"2026-04-16T10:00:00Z"}""";
    private static final String USER =
            """
            {"id":2,"username":"viewer","role":"viewer","created_at":"2026-04-16T10:00:00Z","last_login":null,"servers":"all","disabled":false}""";
    private static final String SECTION =
            """
            {"hostname":"My Server","password":"***","_meta":{"config_version":3,"schema_version":"1.0"}}""";

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @Test
    void loginReturnsATokenAndTheUser() {
        assertThat(apiFixture
                        .call(null, "POST", "/auth/login", "{\"username\":\"admin\",\"password\":\"secret\"}")
                        .body())
                .isEqualTo(
                        """
                        {"success":true,"data":{"access_token":"a.b.c","token_type":"bearer","expires_in":86400,\
                        "user":{"id":1,"username":"admin","role":"admin"}},"error":null}""");
    }

    @Test
    void logoutRevokesTheTokenAndReturnsNoData() {
        assertThat(apiFixture
                        .call("viewer", "POST", "/auth/logout", null)
                        .data()
                        .isNull())
                .isTrue();
        assertThat(apiFixture.users.loggedOut.tokenId()).isEqualTo("viewer-id");
    }

    @Test
    void meReturnsTheUserOfTheToken() {
        assertThat(apiFixture.get("/auth/me").data())
                .hasToString(USER.replace(",\"servers\":\"all\",\"disabled\":false}", "")
                        + ",\"permissions\":[\"server.view\"],"
                        + "\"grants\":[{\"server_id\":1,\"permissions\":[\"server.power\"]}]}");
    }

    @Test
    void passwordChangeReturnsNoData() {
        assertThat(apiFixture
                        .admin("PUT", "/auth/password", "{\"current_password\":\"secret\",\"new_password\":\"next\"}")
                        .data()
                        .isNull())
                .isTrue();
    }

    @Test
    void usersCanBeListedAddedAndRemoved() {
        assertThat(apiFixture.admin("GET", "/auth/users", null).data().get(1)).hasToString(USER);
        ApiFixture.ApiReply added = apiFixture.admin(
                "POST", "/auth/users", "{\"username\":\"eva\",\"password\":\"pass\",\"role\":\"viewer\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.data())
                .hasToString(
                        USER.replace("\"viewer\",\"role\"", "\"eva\",\"role\"").replace("2,", "3,"));
        ApiFixture.ApiReply removed = apiFixture.admin("DELETE", "/auth/users/2", null);
        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.body()).isEmpty();
    }

    @Test
    void gamesAreListedAndShownWithDetails() {
        String game =
                """
                {"game_type":"arma3","display_name":"Arma 3","version":"1.0.0",\
                "capabilities":["config_generator","ban_manager"]""";
        assertThat(apiFixture.get("/games").data()).hasToString("[" + game + "}]");
        assertThat(apiFixture.get("/games/arma3").data())
                .hasToString(game
                        + ",\"config_sections\":[\"server\",\"rcon\"],\"allowed_executables\":[\"arma3server_x64\"]}");
        assertThat(apiFixture.get("/games/arma3/config-schema").data())
                .hasToString("{\"server\":{\"type\":\"object\"}}");
        assertThat(apiFixture.get("/games/arma3/defaults").data())
                .hasToString("{\"server\":{\"hostname\":\"My Arma 3 Server\"}}");
        assertThat(apiFixture.get("/games/arma3/remote-admin").data())
                .hasToString("{\"operations\":[\"command\",\"kick\"]}");
        assertThat(apiFixture.get("/games/arma3/remote-admin/commands").data())
                .hasToString("[{\"name\":\"#lock\",\"description\":\"Locks the server\",\"parameters\":[]},"
                        + "{\"name\":\"kick\",\"description\":\"Kicks a player\",\"parameters\":["
                        + "{\"name\":\"player\",\"kind\":\"player_slot\",\"optional\":false},"
                        + "{\"name\":\"reason\",\"kind\":\"text\",\"optional\":true}]}]");
        assertThat(apiFixture.get("/games/arma3/missions").data())
                .hasToString("{\"extensions\":[\".pbo\"],\"difficulties\":[\"Recruit\",\"Regular\"]}");
    }

    @Test
    void executablesAndPortsAreSuggestedForANewServer() {
        assertThat(apiFixture.admin("GET", "/games/arma3/executables", null).data())
                .hasToString("[{\"path\":\"/srv/arma3/server\",\"label\":null,\"server_ids\":[1]},"
                        + "{\"path\":\"/opt/arma3/server\",\"label\":\"64-bit\",\"server_ids\":[]}]");
        assertThat(apiFixture.admin("GET", "/games/arma3/free-ports", null).data())
                .hasToString("{\"game_port\":2310,\"rcon_port\":2315}");
        assertThat(apiFixture.admin("GET", "/games/rust/free-ports", null).data())
                .hasToString("{\"game_port\":2310,\"rcon_port\":null}");
    }

    @Test
    void serverHasTheDocumentedFieldsInOrder() {
        assertThat(apiFixture.get("/servers/1").body())
                .isEqualTo("{\"success\":true,\"data\":" + SERVER + ",\"error\":null}");
    }

    @Test
    void aCrashedServerTellsWhy() {
        apiFixture.servers.views.put(9, FakeServers.view(9, "Ninth", "arma3", ServerStatus.CRASHED));
        try {
            assertThat(apiFixture.get("/servers/9").body())
                    .endsWith(
                            "\"updated_at\":\"2026-04-16T10:00:00Z\",\"failure\":{\"reason\":\"exit code 1: Port in use\","
                                    + "\"exit_code\":1,\"last_lines\":[\"Starting\",\"Port in use\"]}},\"error\":null}");
        } finally {
            apiFixture.servers.views.remove(9);
        }
    }

    @Test
    void metricsOfAStoppedServerAreNull() {
        assertThat(apiFixture.get("/servers/2").body())
                .contains("\"pid\":null", "\"started_at\":null", "\"cpu_percent\":null", "\"player_count\":0");
    }

    @Test
    void serversAreFilteredAndPaged() {
        assertThat(apiFixture.get("/servers").data()).hasSize(2);
        assertThat(apiFixture
                        .get("/servers?limit=50&offset=0&game_type=&status=")
                        .data())
                .hasSize(2);
        assertThat(apiFixture
                        .get("/servers?game_type=rust")
                        .data()
                        .get(0)
                        .get("id")
                        .intValue())
                .isEqualTo(2);
        assertThat(apiFixture.get("/servers?status=running").data()).hasSize(1);
        assertThat(apiFixture
                        .get("/servers?limit=1&offset=1")
                        .data()
                        .get(0)
                        .get("id")
                        .intValue())
                .isEqualTo(2);
        assertThat(apiFixture.get("/servers?offset=2147483647").data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/auth/keys?offset=1, 0",
        "/auth/users/2/grants?offset=1, 0",
        "/system/adapters?limit=1&offset=1, 1",
        "/system/settings?limit=1, 1",
        "/system/settings, 2"
    })
    void pagesHaveTheRequestedEntries(String path, int size) {
        assertThat(apiFixture.admin("GET", path, null).data()).hasSize(size);
    }

    @ParameterizedTest
    @CsvSource({
        "/servers?limit=1&offset=1, 2",
        "/servers?game_type=rust, 1",
        "/mods, 1",
        "/auth/users, 2",
        "/auth/users?limit=1&offset=1, 2",
        "/games?limit=1, 1",
        "/mods?offset=5, 1",
        "/servers/1/mods?limit=1, 1",
        "/servers/1/missions?limit=1, 1",
        "/servers/1/missions/rotation?limit=1, 1",
        "/servers/1/players?limit=1, 2",
        "/events?limit=1, 321",
        "/servers/1/events?limit=1, 321",
        "/servers/1/bans, 2",
        "/servers/1/logs?limit=1, 1542",
        "/servers/1/players/history?limit=2, 7",
        "/auth/keys?offset=1, 1",
        "/auth/users/2/grants?offset=1, 1",
        "/system/adapters?limit=1, 2",
        "/system/settings?limit=1, 2"
    })
    void listsTellHowLongTheyAreInAll(String path, String total) {
        assertThat(apiFixture.admin("GET", path, null).http().headers().allValues("X-Total-Count"))
                .containsExactly(total);
    }

    @Test
    void newServerIsReturnedWithItsCredentials() {
        ApiFixture.ApiReply created = apiFixture.admin(
                "POST",
                "/servers",
                """
                {"name":"New","game_type":"arma3","exe_path":"/a","game_port":2402,"rcon_port":null,"more":[1]}""");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data().get("name").textValue()).isEqualTo("New");
        assertThat(created.body()).endsWith(",\"credentials\":{\"rcon_password\":\"s3cret\"}},\"error\":null}");
        assertThat(apiFixture.servers.created)
                .isEqualTo(new NewServer("New", null, "arma3", "/a", 2402, null, null, null));
    }

    @Test
    void serverChangeContainsOnlyTheSentFields() {
        assertThat(apiFixture
                        .admin("PUT", "/servers/1", "{\"game_port\":2502,\"auto_restart\":false}")
                        .data())
                .hasToString(SERVER);
        assertThat(apiFixture.servers.changed).isEqualTo(new ServerUpdate(null, null, null, 2502, null, false, null));
    }

    @Test
    void clientsMaySendBackWhatTheyHaveRead() {
        assertThat(apiFixture.admin("PUT", "/servers/1", SERVER).status()).isEqualTo(200);
        assertThat(apiFixture
                        .admin(
                                "PUT",
                                "/servers/1/config/server",
                                SECTION.replace("{\"hostname", "{\"config_version\":3,\"hostname"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void deletingAServerReturnsNoBody() {
        ApiFixture.ApiReply apiReply = apiFixture.admin("DELETE", "/servers/1", null);
        assertThat(apiReply.status()).isEqualTo(204);
        assertThat(apiReply.body()).isEmpty();
    }

    @Test
    void startAndStopReturnTheResultingStatus() {
        assertThat(apiFixture.admin("POST", "/servers/1/start", null).data())
                .hasToString("{\"status\":\"starting\",\"pid\":null}");
        assertThat(apiFixture.admin("POST", "/servers/1/restart", null).data())
                .hasToString("{\"status\":\"stopping\"}");
        assertThat(apiFixture.admin("POST", "/servers/1/kill", null).data()).hasToString("{\"status\":\"stopped\"}");
    }

    @Test
    void allServersCanBeStoppedTogether() {
        assertThat(apiFixture.admin("POST", "/system/stop-servers", null).data())
                .hasToString("{\"server_ids\":[1]}");
        assertThat(apiFixture.servers.calls).last().isEqualTo("admin stop all null false");
        apiFixture.admin("POST", "/system/stop-servers", "{\"resume\":true,\"reason\":\"reboot\"}");
        assertThat(apiFixture.servers.calls).last().isEqualTo("admin stop all reboot true");
    }

    @Test
    void bodyOfStopIsOptional() {
        assertThat(apiFixture.admin("POST", "/servers/1/stop", null).data()).hasToString("{\"status\":\"stopping\"}");
        assertThat(apiFixture.servers.calls).last().isEqualTo("admin stop 1 false null");
        apiFixture.admin("POST", "/servers/1/stop", "");
        assertThat(apiFixture.servers.calls).last().isEqualTo("admin stop 1 false null");
        apiFixture.admin("POST", "/servers/1/stop", "{\"force\":true,\"reason\":\"Maintenance\"}");
        assertThat(apiFixture.servers.calls).last().isEqualTo("admin stop 1 true Maintenance");
    }

    @Test
    void startIgnoresTheBody() {
        assertThat(apiFixture
                        .raw(
                                "POST",
                                "/servers/1/start",
                                "x=1",
                                Map.of("Authorization", "Bearer admin", "Content-Type", "text/plain"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void configSectionsContainTheirVersion() {
        assertThat(apiFixture.get("/servers/1/config").data()).hasToString("{\"server\":" + SECTION + "}");
        assertThat(apiFixture.get("/servers/1/config/server").data()).hasToString(SECTION);
    }

    @Test
    void changedSectionIsReturnedWithItsNewVersion() {
        assertThat(apiFixture
                        .admin(
                                "PUT",
                                "/servers/1/config/server",
                                """
                                {"hostname":"A","motd":["x",{"y":1.5}],"_meta":{"config_version":1},"config_version":3}""")
                        .data())
                .hasToString("{\"hostname\":\"A\",\"password\":\"***\",\"motd\":[\"x\",{\"y\":1.5}],"
                        + "\"_meta\":{\"config_version\":4,\"schema_version\":\"1.0\"}}");
        assertThat(apiFixture.configs.changes).hasToString("{hostname=A, motd=[x, {y=1.5}]}");
    }

    @Test
    void previewIsAMapOfStrings() {
        assertThat(apiFixture.admin("GET", "/servers/1/config/preview", null).data())
                .hasToString("{\"server.cfg\":\"hostname = \\\"x\\\";\\n\"}");
    }

    @Test
    void downloadReturnsTheFileWithoutEnvelope() {
        ApiFixture.ApiReply apiReply = apiFixture.admin("GET", "/servers/1/config/download/server.cfg", null);
        assertThat(apiReply.status()).isEqualTo(200);
        assertThat(apiReply.body()).isEqualTo("hostname = \"Ж\";\n");
        assertThat(apiReply.http().headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"server.cfg\"");
    }

    @Test
    void eventsAreListedWithTheirDetails() {
        String event =
                """
                [{"id":9,"event_type":"crashed","actor":"supervisor","detail":{"exit_code":1},\
                "timestamp":"2026-04-16T10:00:00.120Z"}]""";
        assertThat(apiFixture
                        .get("/servers/1/events?limit=10&offset=2&event_type=crashed")
                        .data())
                .hasToString(event);
        assertThat(apiFixture.events.asked).isEqualTo("1 crashed 10 2");
        assertThat(apiFixture.admin("GET", "/events", null).data()).hasToString(event);
        assertThat(apiFixture.events.asked).isEqualTo("null null 50 0");
    }

    @Test
    void systemReturnsItsMetrics() {
        assertThat(apiFixture.get("/system/status").data())
                .hasToString(
                        """
                        {"version":"1.0.0","running_servers":1,"total_servers":2,"supported_games":["arma3"],\
                        "uptime_seconds":86400}""");
        assertThat(apiFixture.call("admin", "GET", "/system/info", null).data())
                .hasToString(
                        """
                        {"started_at":"1970-01-01T00:00:00Z","java_version":"17","memory_used_mb":50,\
                        "memory_max_mb":256,"database":"embedded","database_available":true}""");
        assertThat(apiFixture.call(null, "GET", "/system/health", null).status())
                .isEqualTo(200);
    }

    @Test
    void headMatchesGetWithoutTheBody() {
        ApiFixture.ApiReply apiReply = apiFixture.call("viewer", "HEAD", "/servers/1", null);
        assertThat(apiReply.status()).isEqualTo(200);
        assertThat(apiReply.body()).isEmpty();
        assertThat(apiReply.http().headers().firstValue("Content-Length").map(Integer::parseInt))
                .hasValueSatisfying(length -> assertThat(length).isGreaterThan(SERVER.length()));
    }

    @Test
    void optionsReturnsTheMethods() {
        ApiFixture.ApiReply apiReply = apiFixture.call("viewer", "OPTIONS", "/servers/1", null);
        assertThat(apiReply.status()).isEqualTo(204);
        assertThat(apiReply.body()).isEmpty();
        assertThat(apiReply.http().headers().firstValue("Allow").orElse("")).contains("GET", "PUT", "DELETE");
    }

    @Test
    void acceptHeaderIsIgnored() {
        assertThat(apiFixture
                        .raw("GET", "/servers/1", null, Map.of("Authorization", "bearer admin", "Accept", "text/html"))
                        .data())
                .hasToString(SERVER);
    }
}
