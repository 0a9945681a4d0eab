package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import io.languard.testkit.FreePorts;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

abstract class ServersApiContract extends ApiContract {

    private static final String[] FIELDS = {
        "id",
        "name",
        "description",
        "game_type",
        "exe_path",
        "status",
        "pid",
        "game_port",
        "rcon_port",
        "auto_restart",
        "max_restarts",
        "restart_count",
        "player_count",
        "max_players",
        "cpu_percent",
        "ram_mb",
        "started_at",
        "uptime_seconds",
        "created_at",
        "updated_at"
    };

    @Test
    void aNewServerHasDefaultsAndReturnsItsCredentialsOnce() throws Exception {
        int port = FreePorts.first(16);
        ContractApiResponse created = admin().post(
                        "/servers",
                        body(
                                "name",
                                "Defaults " + port,
                                "game_type",
                                "arma3",
                                "exe_path",
                                platform().install().executable().toString(),
                                "game_port",
                                port));
        assertDone(created, 201);
        assertThat(fields(created.data())).contains(FIELDS).contains("credentials");
        assertThat(fields(created.data().path("credentials")))
                .containsExactlyInAnyOrder("password_admin", "rcon_password");
        assertThat(created.data().path("auto_restart").asBoolean(true)).isFalse();
        assertThat(created.data().path("max_restarts").asInt()).isEqualTo(3);
        assertThat(created.data().path("rcon_port").isInt()).isTrue();
        assertThat(created.data().path("max_players").asInt()).isEqualTo(40);
        String path = "/servers/" + created.data().path("id").asInt();
        ContractApiResponse read = viewer().get(path);
        assertThat(fields(read.data())).containsExactlyInAnyOrder(FIELDS);
        assertThat(read.data().path("status").asText()).isEqualTo("stopped");
        for (String field : new String[] {"pid", "started_at", "uptime_seconds", "cpu_percent", "ram_mb"}) {
            assertThat(read.data().path(field).isNull()).as(field).isTrue();
        }
        assertThat(read.data().path("player_count").asInt(9)).isZero();
        assertThat(read.data().path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
        assertRefused(viewer().delete(path), 403, "FORBIDDEN");
        assertNoContent(admin().delete(path));
        assertRefused(admin().get(path), 404, "NOT_FOUND");
    }

    @Test
    void invalidServersAreRefusedWithACode() throws Exception {
        ServerUnderTest game = game();
        String exe = game.install().executable().toString();
        int port = FreePorts.first(16);
        assertRefused(admin().post("/servers", server("x1", "doom", exe, port)), 404, "GAME_TYPE_NOT_FOUND");
        assertRefused(admin().post("/servers", server("x2", "arma3", "/bin/sh", port)), 400, "EXE_NOT_ALLOWED");
        assertRefused(
                admin().post("/servers", server("x2", "arma3", "arma3server_x64/", port)), 400, "EXE_NOT_ALLOWED");
        assertRefused(admin().post("/servers", server("x3", "arma3", exe, game.port() + 2)), 409, "PORT_IN_USE");
        String taken = game.fetch().path("name").asText();
        assertRefused(admin().post("/servers", server(taken, "arma3", exe, port)), 409, "CONFLICT");
        ContractApiResponse malformed = admin().post("/servers", body("name", 7, "game_port", "x"));
        assertRefused(malformed, 422, "VALIDATION_ERROR");
        assertNamesField(malformed, "name");
        assertNamesField(malformed, "game_port");
        assertNamesField(malformed, "exe_path");
        assertRefused(viewer().post("/servers", "{"), 403, "FORBIDDEN");
        assertDone(
                admin().post("/servers", server("Windows " + port, "arma3", "C:\\Games\\arma3server_x64.exe", port)),
                201);
    }

    @Test
    void anRconPortAmongTheGamePortsIsAcceptedWithAWarning() throws Exception {
        ServerUnderTest game = game();
        assertDone(admin().put(game.path(), body("rcon_port", game.port() + 4)), 200);
        assertThat(game.event("warning").path("detail").toString()).contains("rcon");
    }

    @Test
    void listsAreFilteredAndPaged() throws Exception {
        ServerUnderTest one = game();
        ServerUnderTest two = game();
        JsonNode all = admin().get("/servers?limit=1000").data();
        assertThat(all.findValuesAsText("id")).contains("" + one.id(), "" + two.id());
        int previous = 0;
        for (JsonNode server : all) {
            assertThat(server.path("id").asInt()).isGreaterThan(previous);
            previous = server.path("id").asInt();
        }
        assertThat(admin().get("/servers?limit=1&offset=1").data()).hasSize(1);
        assertThat(admin().get("/servers?game_type=doom").data()).isEmpty();
        admin().get("/servers?status=stopped&limit=1000")
                .data()
                .forEach(server -> assertThat(server.path("status").asText()).isEqualTo("stopped"));
        assertRefused(admin().get("/servers?status=sleeping"), 422, "VALIDATION_ERROR");
    }

    @Test
    void anUpdateChangesOnlyTheGivenFields() throws Exception {
        ServerUnderTest game = game();
        ContractApiResponse changed = admin().put(
                        game.path(), body("name", "Changed " + game.port(), "auto_restart", true, "max_restarts", 5));
        assertDone(changed, 200);
        assertThat(changed.data().path("name").asText()).isEqualTo("Changed " + game.port());
        assertThat(changed.data().path("auto_restart").asBoolean()).isTrue();
        assertThat(changed.data().path("game_port").asInt()).isEqualTo(game.port());
        assertRefused(admin().put(game.path(), body("exe_path", "/bin/bash")), 400, "EXE_NOT_ALLOWED");
        assertRefused(admin().put(game.path(), body("game_port", 70_000)), 422, "VALIDATION_ERROR");
    }

    @Test
    void aServerRunsStopsAndStartsAgain() throws Exception {
        ServerUnderTest game = game();
        ContractApiResponse starting = admin().post(game.path("/start"), null);
        assertDone(starting, 200);
        assertThat(starting.data().path("status").asText()).isEqualTo("starting");
        assertThat(starting.data().path("pid").isNull()).isTrue();
        JsonNode running = game.await("running");
        long pid = running.path("pid").asLong();
        assertThat(ProcessHandle.of(pid)).isPresent();
        assertThat(running.path("started_at").asText()).endsWith("Z");
        assertThat(running.path("uptime_seconds").isIntegralNumber()).isTrue();
        admin().await(
                        game.path(),
                        contractApiResponse ->
                                contractApiResponse.data().path("ram_mb").isNumber());
        assertRefused(admin().post(game.path("/start"), null), 409, "SERVER_ALREADY_RUNNING");
        assertRefused(admin().delete(game.path()), 409, "CONFLICT");

        ContractApiResponse restarting = admin().post(game.path("/restart"), null);
        assertDone(restarting, 200);
        long next = admin().await(
                        game.path(),
                        contractApiResponse -> contractApiResponse
                                        .data()
                                        .path("status")
                                        .asText()
                                        .equals("running")
                                && contractApiResponse.data().path("pid").asLong() != pid)
                .data()
                .path("pid")
                .asLong();
        assertThat(ProcessHandle.of(pid)).isEmpty();

        ContractApiResponse stopping = admin().post(game.path("/stop"), body("reason", "Maintenance"));
        assertDone(stopping, 200);
        assertThat(stopping.data().path("status").asText()).isEqualTo("stopping");
        game.await("stopped");
        assertThat(ProcessHandle.of(next)).isEmpty();
        assertThat(game.event("stopped").path("detail").path("exit_code").asInt(9))
                .isZero();
        assertThat(game.event("stop_requested").path("detail").toString()).contains("Maintenance");
        for (String action : new String[] {"stop", "restart", "kill"}) {
            assertRefused(admin().post(game.path("/" + action), null), 409, "SERVER_NOT_RUNNING");
        }
        assertNoContent(admin().delete(game.path()));
        assertThat(Files.exists(platform().directoryOf(game.id()))).isFalse();
    }

    @Test
    void aKillEndsTheProcessTreeImmediately() throws Exception {
        ServerUnderTest game = game().start();
        game.install().sendControl("fork");
        long pid = game.fetch().path("pid").asLong();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        ProcessHandle child = Awaitility.await()
                .atMost(ContractApiClient.TIMEOUT)
                .until(() -> process.descendants().findAny(), Optional::isPresent)
                .orElseThrow();
        ContractApiResponse killed = admin().post(game.path("/kill"), null);
        assertDone(killed, 200);
        assertThat(killed.data().path("status").asText()).isEqualTo("stopped");
        process.onExit().get(5, java.util.concurrent.TimeUnit.SECONDS);
        child.onExit().get(5, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(game.status()).isEqualTo("stopped");
    }

    @Test
    void aProcessThatExitsIsReportedAsCrashed() throws Exception {
        ServerUnderTest game = game().start();
        game.install().sendControl("crash 7");
        game.await("crashed");
        assertThat(game.event("crashed").path("detail").path("exit_code").asInt())
                .isEqualTo(7);
        assertThat(game.event("crashed").path("actor").asText()).isNotBlank();
        assertThat(game.event("crash_report").path("detail").path("code").asText())
                .isEqualTo("C0000005");
        assertRefused(admin().post(game.path("/stop"), null), 409, "SERVER_NOT_RUNNING");
    }

    @Test
    void aCrashedServerIsRestartedUpToTheLimit() throws Exception {
        ServerUnderTest game = game();
        admin().put(game.path(), body("auto_restart", true, "max_restarts", 1));
        game.start();
        long pid = game.fetch().path("pid").asLong();
        game.install().sendControl("crash 3");
        JsonNode again = admin().await(
                        game.path(),
                        contractApiResponse -> contractApiResponse
                                        .data()
                                        .path("status")
                                        .asText()
                                        .equals("running")
                                && contractApiResponse.data().path("pid").asLong() != pid)
                .data();
        assertThat(again.path("restart_count").asInt()).isEqualTo(1);
        game.install().sendControl("crash 3");
        game.event("restart_gave_up");
        assertThat(game.status()).isEqualTo("crashed");
    }

    @Test
    void aStopCancelsAPendingRestart() throws Exception {
        ServerUnderTest game = game();
        admin().put(game.path(), body("auto_restart", true, "max_restarts", 5));
        game.start();
        game.install().sendControl("crash 3");
        game.await("crashed");
        ContractApiResponse stop = admin().post(game.path("/stop"), null);
        assertDone(stop, 200);
        assertThat(stop.data().path("status").asText()).isEqualTo("stopped");
        assertRefused(admin().post(game.path("/stop"), null), 409, "SERVER_NOT_RUNNING");
    }

    @Test
    void aStartChecksExecutableAndPorts() throws Exception {
        int port = FreePorts.first(16);
        String nowhere = platform().data().resolve("nowhere/arma3server_x64").toString();
        ContractApiResponse created = admin().post("/servers", server("Nowhere " + port, "arma3", nowhere, port));
        String path = "/servers/" + created.data().path("id").asInt();
        assertRefused(admin().post(path + "/start", null), 400, "EXE_NOT_ALLOWED");
        ServerUnderTest game = game();
        try (DatagramSocket taken = new DatagramSocket(game.port() + 1)) {
            assertThat(taken.isBound()).isTrue();
            assertRefused(admin().post(game.path("/start"), null), 409, "PORT_IN_USE");
        }
        game.start();
    }

    @Test
    void thePlatformsEnvironmentIsNotPassedToTheGame() throws Exception {
        ServerUnderTest game = game().start();
        String environment = Files.readString(
                java.nio.file.Path.of("/proc/" + game.fetch().path("pid").asLong() + "/environ"));
        assertThat(environment).contains("PATH=").doesNotContain("LANGUARD").doesNotContain(PlatformUnderTest.PASSWORD);
        try (var files = Files.walk(platform().directoryOf(game.id()))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().endsWith(".cfg")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private static Map<String, Object> server(String name, String game, String exe, int port) {
        return body("name", name, "game_type", game, "exe_path", exe, "game_port", port);
    }
}
