package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sends a request to every route of the OpenAPI document with every permission, on a granted server and on another. */
abstract class RightsApiContract extends ApiContract {

    private static final String HIDDEN = "A name that nobody may read";
    private static final int NO_SERVER = 1_000_000;

    private static final List<String> PERMISSIONS = List.of(
            "server.view",
            "server.power",
            "server.console",
            "server.players",
            "server.config",
            "server.missions",
            "server.mods",
            "server.backups",
            "server.schedules",
            "server.delete",
            "servers.create",
            "mods.manage",
            "worlds.manage",
            "users.manage",
            "system.manage");

    /** What each route requires: {@code -} for nothing, {@code any} for a token, else the permission. */
    private static final String EXPECTED =
            """
            GET /api/openapi.json -
            POST /api/auth/login -
            POST /api/auth/logout any
            GET /api/auth/me any
            PUT /api/auth/password users.manage
            GET /api/auth/users users.manage
            POST /api/auth/users users.manage
            PUT /api/auth/users/{user_id} users.manage
            DELETE /api/auth/users/{user_id} users.manage
            GET /api/auth/users/{user_id}/grants users.manage
            PUT /api/auth/users/{user_id}/grants users.manage
            GET /api/auth/keys any
            POST /api/auth/keys any
            DELETE /api/auth/keys/{key_id} any
            GET /api/auth/totp any
            POST /api/auth/totp any
            POST /api/auth/totp/confirm any
            DELETE /api/auth/totp any
            GET /api/auth/users/{user_id}/totp users.manage
            DELETE /api/auth/users/{user_id}/totp users.manage
            GET /api/games any
            GET /api/games/{game_type} any
            GET /api/games/{game_type}/config-schema any
            GET /api/games/{game_type}/defaults any
            GET /api/games/{game_type}/executables servers.create
            GET /api/games/{game_type}/free-ports servers.create
            GET /api/games/{game_type}/missions any
            GET /api/games/{game_type}/remote-admin any
            GET /api/games/{game_type}/remote-admin/commands any
            GET /api/servers any
            POST /api/servers servers.create
            GET /api/overview any
            GET /api/servers/{server_id} server.view
            PUT /api/servers/{server_id} server.config
            DELETE /api/servers/{server_id} server.delete
            GET /api/servers/{server_id}/overview server.view
            POST /api/servers/{server_id}/start server.power
            POST /api/servers/{server_id}/stop server.power
            POST /api/servers/{server_id}/restart server.power
            POST /api/servers/{server_id}/kill server.power
            GET /api/servers/{server_id}/config server.view
            GET /api/servers/{server_id}/config/preview server.config
            GET /api/servers/{server_id}/config/download/{filename} server.config
            POST /api/servers/{server_id}/config/import server.config
            GET /api/servers/{server_id}/config/{section} server.view
            PUT /api/servers/{server_id}/config/{section} server.config
            GET /api/servers/{server_id}/missions server.view
            POST /api/servers/{server_id}/missions/upload server.missions
            DELETE /api/servers/{server_id}/missions/{mission_id} server.missions
            GET /api/servers/{server_id}/missions/rotation server.view
            PUT /api/servers/{server_id}/missions/rotation server.missions
            GET /api/mods any
            POST /api/mods mods.manage
            DELETE /api/mods/{mod_id} mods.manage
            GET /api/servers/{server_id}/mods server.view
            PUT /api/servers/{server_id}/mods server.mods
            GET /api/servers/{server_id}/players server.view
            POST /api/servers/{server_id}/players/{slot_id}/kick server.players
            POST /api/servers/{server_id}/players/{slot_id}/ban server.players
            GET /api/servers/{server_id}/players/history server.view
            GET /api/servers/{server_id}/backups server.view
            POST /api/servers/{server_id}/backups server.backups
            GET /api/servers/{server_id}/backups/policy server.view
            PUT /api/servers/{server_id}/backups/policy server.backups
            PUT /api/servers/{server_id}/backups/{backup_id} server.backups
            DELETE /api/servers/{server_id}/backups/{backup_id} server.backups
            POST /api/servers/{server_id}/backups/{backup_id}/restore server.backups
            GET /api/servers/{server_id}/backups/{backup_id}/download server.backups
            GET /api/servers/{server_id}/bans server.view
            POST /api/servers/{server_id}/bans server.players
            DELETE /api/servers/{server_id}/bans/{ban_id} server.players
            POST /api/servers/{server_id}/remote-admin/command server.console
            POST /api/servers/{server_id}/remote-admin/say server.console
            GET /api/servers/{server_id}/logs server.view
            DELETE /api/servers/{server_id}/logs server.config
            GET /api/servers/{server_id}/metrics server.view
            GET /api/servers/{server_id}/events server.view
            GET /api/jobs any
            GET /api/jobs/{job_id} any
            DELETE /api/jobs/{job_id} any
            GET /api/servers/{server_id}/schedules server.view
            POST /api/servers/{server_id}/schedules server.schedules
            GET /api/servers/{server_id}/schedules/preview server.view
            GET /api/servers/{server_id}/schedules/{schedule_id} server.view
            PUT /api/servers/{server_id}/schedules/{schedule_id} server.schedules
            DELETE /api/servers/{server_id}/schedules/{schedule_id} server.schedules
            POST /api/servers/{server_id}/schedules/{schedule_id}/run server.schedules
            GET /api/servers/{server_id}/schedules/{schedule_id}/runs server.view
            GET /api/worlds worlds.manage
            GET /api/worlds/{player} worlds.manage
            GET /api/worlds/{player}/console worlds.manage
            DELETE /api/worlds/{player} worlds.manage
            POST /api/worlds/{player}/start worlds.manage
            POST /api/worlds/{player}/stop worlds.manage
            POST /api/worlds/{player}/freeze worlds.manage
            POST /api/worlds/{player}/thaw worlds.manage
            GET /api/events system.manage
            GET /api/webhooks system.manage
            POST /api/webhooks system.manage
            GET /api/webhooks/event-types system.manage
            PUT /api/webhooks/{webhook_id} system.manage
            DELETE /api/webhooks/{webhook_id} system.manage
            POST /api/webhooks/{webhook_id}/test system.manage
            GET /api/webhooks/{webhook_id}/deliveries system.manage
            POST /api/system/stop-servers system.manage
            GET /api/system/status any
            GET /api/system/info system.manage
            GET /api/system/adapters system.manage
            GET /api/system/settings system.manage
            GET /api/system/health -
            GET /api/system/health/live -
            GET /api/system/health/ready -
            """;

    /** Not sent by those who may, because it would change what the test works on. */
    private static final Set<String> EFFECTIVE = Set.of(
            "POST /api/auth/logout",
            "DELETE /api/servers/{server_id}",
            "POST /api/servers/{server_id}/start",
            "POST /api/system/stop-servers");

    private static Map<String, String> expected() {
        return EXPECTED.lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> line.substring(line.lastIndexOf(' ') + 1),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Returns the routes of the platform; those of adapters follow the rule for all of them. */
    private Set<String> described(boolean ofAdapters) {
        Set<String> routes = new TreeSet<>();
        platform()
                .anonymous()
                .get("/openapi.json")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> {
                    if (path.getKey().contains("/game/") == ofAdapters) {
                        path.getValue()
                                .fieldNames()
                                .forEachRemaining(
                                        method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
                    }
                });
        return routes;
    }

    private ContractApiClient user(String name, List<Map<String, Object>> grants) {
        String unique = name + System.nanoTime();
        JsonNode user = admin().post(
                        "/auth/users",
                        body("username", unique, "password", "secret", "role", "viewer", "servers", "granted"))
                .data();
        assertDone(admin().put("/auth/users/" + user.path("id").asInt() + "/grants", grants), 200);
        return platform().login(unique, "secret");
    }

    private static Map<String, Object> grant(Integer server, String... permissions) {
        Map<String, Object> grant = new LinkedHashMap<>();
        grant.put("server_id", server);
        grant.put("permissions", List.of(permissions));
        return grant;
    }

    /** Sends a request that fails after the rights have been checked, if it changes anything. */
    private static ContractApiResponse send(ContractApiClient client, String route, int serverId) {
        String[] parts = route.split(" ");
        String path = parts[1].substring("/api".length())
                .replace("{server_id}", Integer.toString(serverId))
                .replace("{section}", "server")
                .replace("{game_type}", "arma3")
                .replace("{filename}", "server.cfg")
                .replaceAll("\\{[a-z]+_id}", "999999")
                .replaceAll("\\{[a-z]+}", "nobody");
        boolean body = parts[0].equals("PUT") || parts[0].equals("POST");
        return client.send(parts[0], path, body ? "{" : null, Map.of());
    }

    @Test
    void everyRouteRequiresExactlyItsPermission() throws Exception {
        ServerUnderTest granted = game();
        ServerUnderTest other = game();
        assertDone(admin().put(other.path(), body("name", HIDDEN)), 200);
        Map<String, String> expected = expected();
        assertThat(described(false)).isEqualTo(expected.keySet());
        for (String route : described(true)) {
            expected.put(route, route.startsWith("GET ") ? "server.view" : "server.config");
        }
        for (String permission : PERMISSIONS) {
            boolean ofServer = permission.startsWith("server.");
            ContractApiClient user = user(
                    "eve",
                    List.of(
                            grant(
                                    granted.id(),
                                    ofServer ? new String[] {permission, "server.view"} : new String[] {"server.view"}),
                            grant(null, ofServer ? new String[0] : new String[] {permission})));
            for (Map.Entry<String, String> route : expected.entrySet()) {
                check(user, permission, route.getKey(), route.getValue(), granted.id(), other.id());
            }
        }
        assertNoContent(admin().delete(other.path()));
    }

    private void check(
            ContractApiClient user, String permission, String route, String required, int granted, int other) {
        String what = permission + ": " + route;
        if (!required.equals("-")) {
            assertThat(send(platform().anonymous(), route, granted).status())
                    .as(what)
                    .isEqualTo(401);
        }
        boolean free = required.equals("-") || required.equals("any");
        boolean permitted = free || required.equals(permission) || required.equals("server.view");
        if (!permitted || !EFFECTIVE.contains(route)) {
            ContractApiResponse response = send(user, route, granted);
            assertThat(response.text()).as(what).doesNotContain(HIDDEN);
            if (permitted) {
                assertThat(response.status()).as(what + " " + response).isNotIn(401, 403);
            } else {
                assertThat(response.status()).as(what + " " + response).isEqualTo(403);
                assertThat(response.text()).as(what).contains("Requires the permission " + required);
            }
        }
        if (route.contains("{server_id}")) {
            ContractApiResponse hidden = send(user, route, other);
            ContractApiResponse missing = send(user, route, NO_SERVER);
            assertThat(hidden.status()).as(what + " " + hidden).isEqualTo(404);
            assertThat(hidden.text().replace("id " + other + " ", "id " + NO_SERVER + " "))
                    .as(what)
                    .isEqualTo(missing.text());
        }
    }

    @Test
    void listsAndCountsContainGrantedServersOnly() throws Exception {
        ServerUnderTest granted = game();
        game();
        ContractApiClient user = user("ann", List.of(grant(granted.id(), "server.view")));

        ContractApiResponse servers = user.get("/servers?limit=1000");
        assertThat(servers.data().findValuesAsText("id")).containsExactly("" + granted.id());
        assertThat(user.get("/system/status").data().path("total_servers").asInt())
                .isEqualTo(1);
        assertThat(user.get("/overview").data().toString()).contains("\"id\":" + granted.id());
        assertThat(user.get("/auth/me").data().path("grants").toString())
                .isEqualTo("[{\"server_id\":" + granted.id() + ",\"permissions\":[\"server.view\"]}]");
        assertThat(user.get("/auth/me").data().path("permissions")).isEmpty();
    }

    @Test
    void usersSeeTheirGrantsInTheFormInWhichTheyAreGranted() throws Exception {
        ServerUnderTest granted = game();
        List<Map<String, Object>> grants =
                List.of(grant(null, "mods.manage"), grant(granted.id(), "server.view", "server.power"));
        JsonNode me = user("bea", grants).get("/auth/me").data();

        assertThat(me.path("grants")).isEqualTo(ContractApiClient.JSON.valueToTree(grants));
        assertThat(me.path("permissions").toString()).isEqualTo("[\"mods.manage\"]");
        String path = "/auth/users/" + me.path("id").asInt() + "/grants";
        assertThat(admin().get(path).data()).isEqualTo(me.path("grants"));

        ContractApiResponse nowhere = admin().put(path, List.of(body("permissions", List.of("server.view"))));
        assertRefused(nowhere, 422, "VALIDATION_ERROR");
        assertNamesField(nowhere, "[0].server_id");
    }

    @Test
    void portsAndModsDoNotTellWhoUsesThem() throws Exception {
        ServerUnderTest other = game();
        assertDone(admin().put(other.path(), body("name", HIDDEN + other.id())), 200);
        ContractApiClient user = user("bob", List.of(grant(null, "servers.create")));

        ContractApiResponse taken = user.post(
                "/servers",
                body(
                        "name",
                        "another",
                        "game_type",
                        "arma3",
                        "exe_path",
                        other.install().executable().toString(),
                        "game_port",
                        other.port()));

        assertRefused(taken, 409, "PORT_IN_USE");
        assertThat(taken.text()).contains("is taken by another server").doesNotContain(HIDDEN);
    }

    @Test
    void socketsSendWhatIsGrantedAndEndWithTheGrant() throws Exception {
        ServerUnderTest granted = game();
        ServerUnderTest other = game();
        ContractApiClient user = user("cid", List.of(grant(granted.id(), "server.view")));
        int userId = user.get("/auth/me").data().path("id").asInt();

        assertThat(SocketClient.refusal(platform(), "" + other.id(), user.token(), null))
                .isEqualTo(404);
        try (SocketClient all = SocketClient.open(platform(), "all", user.token());
                SocketClient one = SocketClient.open(platform(), "" + granted.id(), user.token())) {
            all.subscribe("\"logs\",\"players\",\"metrics\",\"status\",\"events\"");
            List<JsonNode> received = new ArrayList<>();
            admin().put(other.path(), body("description", "changed"));
            admin().put(granted.path(), body("description", "changed"));
            all.await(message -> {
                received.add(message);
                return message.at("/data/event_type").asText().equals("server_updated");
            });
            assertThat(received)
                    .extracting(message -> message.path("server_id").asInt())
                    .containsOnly(granted.id());

            assertDone(admin().put("/auth/users/" + userId + "/grants", List.of()), 200);
            assertRefused(user.get(granted.path()), 404, "NOT_FOUND");
            assertThat(one.closed().get(10, TimeUnit.SECONDS)).isEqualTo(4404);

            assertDone(admin().put("/auth/users/" + userId, body("disabled", true)), 200);
            assertRefused(user.get("/auth/me"), 401, "UNAUTHORIZED");
            assertThat(all.closed().get(10, TimeUnit.SECONDS)).isEqualTo(4401);
        }
    }

    @Test
    void aKeyActsWithinItsGrantsAndItsOwners() throws Exception {
        ServerUnderTest granted = game();
        ContractApiClient owner = user("dan", List.of(grant(granted.id(), "server.view", "server.config")));
        ContractApiResponse created =
                owner.post("/auth/keys", body("name", "ci", "grants", List.of(grant(granted.id(), "server.view"))));
        assertDone(created, 201);
        String text = created.data().path("key").asText();
        assertThat(text).matches("lgk_[A-Za-z0-9]{40}");
        ContractApiClient key = platform().withToken(text);

        assertDone(key.get(granted.path()), 200);
        assertRefused(key.put(granted.path(), body("description", "x")), 403, "FORBIDDEN");
        assertRefused(key.get("/auth/keys"), 403, "FORBIDDEN");
        JsonNode listed = owner.get("/auth/keys").data().get(0);
        assertThat(listed.has("key")).isFalse();
        assertThat(listed.path("last_used_from").asText()).isEqualTo("127.0.0.1");
        try (SocketClient socket = SocketClient.open(platform(), "" + granted.id(), text)) {
            assertNoContent(owner.delete("/auth/keys/" + listed.path("id").asInt()));
            assertThat(socket.closed().get(10, TimeUnit.SECONDS)).isEqualTo(4401);
        }
        assertRefused(key.get(granted.path()), 401, "UNAUTHORIZED");
    }
}
