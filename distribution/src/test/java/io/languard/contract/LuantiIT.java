package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import io.languard.contract.LuantiServer.RealClient;
import io.languard.launcher.InstallationProcess;
import java.net.DatagramSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game that is very different from Arma, in the shipped installation on its real server. */
class LuantiIT {

    private static PlatformUnderTest platformUnderTest;
    private static Path adapters;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Files.isExecutable(LuantiServer.PROGRAM),
                LuantiServer.PROGRAM + " is not installed: apt install minetest-server");
        adapters = Files.createDirectories(folder.resolve("adapters"));
        try (DirectoryStream<Path> shipped =
                Files.newDirectoryStream(InstallationProcess.HOME.resolve("adapters"), "game-*.jar")) {
            for (Path jar : shipped) {
                Files.copy(jar, adapters.resolve(jar.getFileName()));
            }
        }
        platformUnderTest = PlatformUnderTest.start(folder, Map.of("LANGUARD_ADAPTERS", adapters.toString()));
        awaitAllCapabilities();
    }

    @AfterAll
    static void end() throws Exception {
        if (platformUnderTest != null) {
            platformUnderTest.close();
        }
    }

    @Test
    void aRealServerStartsLogsAndStops() throws Exception {
        LuantiServer server = LuantiServer.create(platformUnderTest);
        ContractApiResponse created = platformUnderTest.admin().get(server.path());
        assertThat(created.data().path("rcon_port").isNull()).isTrue();
        assertThat(created.data().path("max_players").asInt()).isEqualTo(15);
        ProcessHandle process = server.start();
        assertThat(server.awaitLog("listening on")).contains("127.0.0.1:" + server.port());
        server.stop();
        assertThat(process.isAlive()).isFalse();
        server.awaitLog("Server: Shutting down");
        assertThat(platformUnderTest.admin().get(server.path() + "/events").text())
                .contains("\"exit_code\":0");
    }

    @Test
    void aKilledServerIsReportedAsCrashed() throws Exception {
        LuantiServer server = LuantiServer.create(platformUnderTest);
        server.start().destroyForcibly();
        server.await("crashed");
        assertThat(platformUnderTest
                        .admin()
                        .get(server.path() + "/events?event_type=crashed")
                        .data())
                .hasSize(1);
    }

    @Test
    void aPortInUseIsReportedBeforeTheStart() throws Exception {
        LuantiServer server = LuantiServer.create(platformUnderTest);
        try (DatagramSocket taken = server.occupyPort()) {
            ContractApiResponse refused = platformUnderTest.admin().post(server.path() + "/start", null);
            assertThat(refused.status())
                    .as(refused + " with " + taken.getLocalPort())
                    .isEqualTo(409);
            assertThat(refused.code()).isEqualTo("PORT_IN_USE");
        }
        server.start();
        server.stop();
    }

    @Test
    void aBackupOfARunningServerHasConsistentDatabases() throws Exception {
        LuantiServer server = LuantiServer.create(platformUnderTest);
        ProcessHandle process = server.start();
        int job = platformUnderTest
                .admin()
                .post(server.path() + "/backups", null)
                .data()
                .path("job_id")
                .asInt();
        JsonNode end = platformUnderTest
                .admin()
                .await("/jobs/" + job, reply -> reply.data().hasNonNull("ended_at"))
                .data();
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("succeeded");
        assertThat(process.isAlive()).isTrue();
        server.stop();
        JsonNode backup =
                platformUnderTest.admin().get(server.path() + "/backups").data().get(0);
        JsonNode restored = platformUnderTest
                .admin()
                .await(
                        "/jobs/"
                                + platformUnderTest
                                        .admin()
                                        .post(
                                                server.path() + "/backups/"
                                                        + backup.path("id").asInt() + "/restore",
                                                null)
                                        .data()
                                        .path("job_id")
                                        .asInt(),
                        reply -> reply.data().hasNonNull("ended_at"))
                .data();
        assertThat(restored.path("state").asText()).as(restored.toString()).isEqualTo("succeeded");
        List<Path> databases = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(server.world(), "*.sqlite")) {
            files.forEach(databases::add);
        }
        assertThat(databases).isNotEmpty();
        for (Path database : databases) {
            assertIntact(database);
        }
        server.start();
        server.stop();
    }

    private static void assertIntact(Path database) throws Exception {
        Process check = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('pragma integrity_check').fetchone()[0])",
                        database.toString())
                .start();
        assertThat(new String(check.getInputStream().readAllBytes()).strip())
                .as(database.toString())
                .isEqualTo("ok");
    }

    @Test
    void twoServersRunConcurrently() throws Exception {
        LuantiServer one = LuantiServer.create(platformUnderTest);
        LuantiServer other = LuantiServer.create(platformUnderTest);
        ProcessHandle first = one.start();
        ProcessHandle second = other.start();
        assertThat(first.pid()).isNotEqualTo(second.pid());
        one.stop();
        assertThat(second.isAlive()).isTrue();
        assertThat(platformUnderTest
                        .admin()
                        .get(other.path())
                        .data()
                        .path("status")
                        .asText())
                .isEqualTo("running");
        other.stop();
        assertThat(Files.exists(one.world().resolve("env_meta.txt"))).isTrue();
        assertThat(Files.exists(other.world().resolve("env_meta.txt"))).isTrue();
    }

    @Test
    void theAdapterCanBeUpdatedWhileItsServerIsRunning() throws Exception {
        LuantiServer server = LuantiServer.create(platformUnderTest);
        ProcessHandle process = server.start();
        int before = registrations();
        Path jar = adapters.resolve("game-luanti-1.0.0.jar");
        Path next = folder.resolve("next.jar");
        updated(jar, next);
        Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        platformUnderTest
                .admin()
                .await(
                        "/events?event_type=adapter_registered&limit=1000",
                        contractApiResponse -> count(contractApiResponse) > before);
        awaitAllCapabilities();
        ContractApiResponse running = platformUnderTest.admin().get(server.path());
        assertThat(running.data().path("status").asText()).isEqualTo("running");
        assertThat(running.data().path("pid").asLong()).isEqualTo(process.pid());
        server.stop();
        server.awaitLog("Server: Shutting down");
    }

    @Test
    void unsupportedCapabilitiesAreRejected() throws Exception {
        LuantiServer server = LuantiServer.create(platformUnderTest);
        for (String path : List.of("/missions", "/missions/rotation")) {
            assertUnsupported(platformUnderTest.admin().get(server.path() + path));
        }
        assertUnsupported(
                platformUnderTest.admin().put(server.path() + "/missions/rotation", Map.of("rotation", List.of())));
        assertUnsupported(platformUnderTest.admin().delete(server.path() + "/missions/1"));
        assertUnsupported(
                platformUnderTest.admin().post(server.path() + "/remote-admin/command", Map.of("command", "status")));
        assertUnsupported(platformUnderTest.admin().post(server.path() + "/remote-admin/say", Map.of("message", "hi")));
        assertUnsupported(platformUnderTest.admin().post(server.path() + "/players/ann/kick", Map.of("reason", "x")));
    }

    @Test
    void aBanIsListedImmediatelyAndAppliedAtTheNextStart() throws Exception {
        LuantiServer server = LuantiServer.create(platformUnderTest);
        server.start();
        ContractApiResponse added = platformUnderTest
                .admin()
                .post(server.path() + "/bans", Map.of("guid", "192.0.2.7", "name", "mallory", "reason", "grief"));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(added.data().path("effective").asText()).isEqualTo("next_start");
        server.stop();
        JsonNode bans = platformUnderTest.admin().get(server.path() + "/bans").data();
        assertThat(bans).hasSize(1);
        assertThat(bans.get(0).path("reason").asText()).isEqualTo("grief");
        server.start();
        server.stop();
        assertThat(Files.readString(server.world().resolve("ipban.txt"))).isEqualTo("192.0.2.7|mallory\n");

        Files.writeString(server.world().resolve("ipban.txt"), "192.0.2.7|mallory\n192.0.2.8|by the game\n");
        platformUnderTest
                .admin()
                .await(
                        server.path() + "/bans",
                        contractApiResponse -> contractApiResponse.data().size() == 2);
        int id = platformUnderTest
                .admin()
                .get(server.path() + "/bans")
                .data()
                .get(0)
                .path("id")
                .asInt();
        assertThat(platformUnderTest
                        .admin()
                        .delete(server.path() + "/bans/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(platformUnderTest.admin().get(server.path() + "/bans").data())
                .hasSize(1);
        assertThat(platformUnderTest
                        .admin()
                        .post(server.path() + "/bans", Map.of("guid", "ann"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anEnabledModIsLoaded() throws Exception {
        Path mod = Files.createDirectories(folder.resolve("mods/greeter"));
        Files.writeString(mod.resolve("mod.conf"), "name = greeter\ndepends = default, nowhere_to_be_found\n");
        Files.writeString(mod.resolve("init.lua"), "print('never printed')");
        LuantiServer server = LuantiServer.create(platformUnderTest);
        ContractApiResponse created = platformUnderTest
                .admin()
                .post("/mods", Map.of("game_type", "luanti", "name", "greeter", "folder_path", mod.toString()));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        ContractApiResponse enabled = platformUnderTest
                .admin()
                .put(
                        server.path() + "/mods",
                        Map.of(
                                "mods",
                                List.of(Map.of(
                                        "mod_id",
                                        created.data().path("id").asInt(),
                                        "is_server_mod",
                                        true,
                                        "sort_order",
                                        0))));
        assertThat(enabled.status()).as(enabled.toString()).isEqualTo(200);
        server.start();
        assertThat(platformUnderTest
                        .admin()
                        .get(server.path() + "/events?event_type=warning")
                        .text())
                .contains("Mod greeter requires nowhere_to_be_found, which is missing");
        server.stop();

        Files.writeString(mod.resolve("mod.conf"), "name = greeter\ndepends = default\n");
        Files.writeString(mod.resolve("init.lua"), "minetest.log('warning', 'the greeter is loaded')");
        server.start();
        server.awaitLog("the greeter is loaded");
        server.stop();
    }

    @Test
    void aRealClientJoinsLeavesAndIsBanned() throws Exception {
        assumeTrue(
                Files.isExecutable(RealClient.PROGRAM) && Files.isExecutable(RealClient.SCREEN),
                "no client or no X server: apt install minetest xvfb libgl1-mesa-dri");
        LuantiServer server = LuantiServer.create(platformUnderTest);
        server.start();
        try (RealClient client = RealClient.join(server.port(), "ann", folder.resolve("ann"))) {
            ContractApiResponse players = platformUnderTest
                    .admin()
                    .await(server.path() + "/players", contractApiResponse -> count(contractApiResponse) == 1);
            JsonNode ann = players.data().get(0);
            assertThat(ann.path("slot_id").asText()).isEqualTo("ann");
            assertThat(ann.path("name").asText()).isEqualTo("ann");
            assertThat(players.text()).contains("127.0.0.1");
            assertThat(platformUnderTest
                            .viewer()
                            .get(server.path() + "/players")
                            .text())
                    .doesNotContain("127.0.0.1");
            assertThat(platformUnderTest
                            .admin()
                            .get(server.path())
                            .data()
                            .path("player_count")
                            .asInt())
                    .isEqualTo(1);
            client.leave();
            platformUnderTest
                    .admin()
                    .await(server.path() + "/players", contractApiResponse -> count(contractApiResponse) == 0);
        }
        JsonNode history = platformUnderTest
                .admin()
                .get(server.path() + "/players/history")
                .data();
        assertThat(history.path("total").asInt()).isEqualTo(1);
        assertThat(history.path("players").get(0).path("name").asText()).isEqualTo("ann");
        assertThat(history.path("players").get(0).path("left_at").isNull()).isFalse();
        server.stop();

        platformUnderTest.admin().post(server.path() + "/bans", Map.of("guid", "127.0.0.1", "name", "ann"));
        server.configure("launch", Map.of("verbosity", "info"));
        server.start();
        try (RealClient client = RealClient.join(server.port(), "ann", folder.resolve("ann"))) {
            assertThat(server.awaitLog("banned client tried to connect")).contains("127.0.0.1");
        }
        server.stop();
    }

    @Test
    void whatARealPlayerWritesForgesNothing() throws Exception {
        assumeTrue(
                Files.isExecutable(RealClient.PROGRAM) && Files.isExecutable(RealClient.SCREEN),
                "no client or no X server: apt install minetest xvfb libgl1-mesa-dri");
        LuantiServer server = LuantiServer.create(platformUnderTest);
        server.configure("server", Map.of("chat_message_format", "[@name] @timestamp: @message"));
        server.configure("security", Map.of("csm_restriction_flags", 0));
        Path sign = Files.createDirectories(server.world().resolve("worldmods/sign"));
        Files.writeString(
                sign.resolve("init.lua"),
                """
                minetest.register_on_chat_message(function(name, text)
                    if text == "sign" then
                        local at = os.date("%Y-%m-%d %H:%M:%S")
                        minetest.log("action", name .. ' wrote "hi\\n'
                            .. at .. ': ACTION[Server]: evil [6.6.6.6] joins game. List of players: ann evil\\n'
                            .. at .. ': ACTION[Server]: CHAT: [admin] 20:00:00: forged\\n'
                            .. at .. ': ERROR[Main]: forged error\\n'
                            .. at .. ': ACTION[Server]: ann leaves game. List of players: evil" to the sign')
                        return true
                    end
                end)
                """);
        Path home = folder.resolve("forger");
        String longest = "x".repeat(256 - "CHAT: [ann] 20:00:00: ".length());
        RealClient.chatting(
                home, List.of("hello: \"you\"", longest + "ann leaves game. List of players: ", "sign", "the end"));
        server.start();
        try (RealClient client = RealClient.join(server.port(), "ann", home)) {
            ContractApiResponse chat = platformUnderTest
                    .admin()
                    .await(
                            server.path() + "/events?event_type=chat",
                            contractApiResponse -> contractApiResponse.text().contains("the end"));
            assertThat(chat.data()).hasSize(3);
            assertThat(chat.text())
                    .contains("hello: \\\"you\\\"")
                    .contains("\"verified\":true")
                    .doesNotContain("forged");
            JsonNode players =
                    platformUnderTest.admin().get(server.path() + "/players").data();
            assertThat(players).hasSize(1);
            assertThat(players.get(0).path("name").asText()).isEqualTo("ann");
            server.awaitLog("forged error");
            assertThat(platformUnderTest
                            .admin()
                            .get(server.path() + "/logs?level=error")
                            .text())
                    .doesNotContain("forged");
            client.leave();
            platformUnderTest
                    .admin()
                    .await(server.path() + "/players", contractApiResponse -> count(contractApiResponse) == 0);
        }
        server.stop();
        JsonNode history = platformUnderTest
                .admin()
                .get(server.path() + "/players/history")
                .data();
        assertThat(history.path("total").asInt()).isEqualTo(1);
    }

    @Test
    void anExistingWorldKeepsWhatItsAdminHasSetUp() throws Exception {
        LuantiServer server = LuantiServer.create(platformUnderTest);
        Path disk = Files.createDirectories(folder.resolve("disk/world"));
        Path mod = Files.createDirectories(folder.resolve("byhand"));
        Files.writeString(mod.resolve("init.lua"), "minetest.log('warning', 'loaded by hand')");
        Path link = Files.createDirectories(disk.resolve("worldmods")).resolve("byhand");
        Files.createSymbolicLink(link, mod);
        Files.writeString(disk.resolve("world.mt"), "# mine\r\nbackend = sqlite3\r\nload_mod_other = mods/other\r\n");
        Files.createDirectories(server.world().getParent());
        Files.createSymbolicLink(server.world(), disk);
        Path conf = server.world().resolveSibling("minetest.conf");
        Files.writeString(conf, "\uFEFF# mine\r\ntime_speed=1\r\nserver_name = \"\"\"\r\nsecret\r\n\"\"\"\r\n");
        server.start();
        server.awaitLog("loaded by hand");
        server.stop();
        assertThat(platformUnderTest
                        .admin()
                        .get(server.path() + "/events?event_type=warning")
                        .text())
                .contains("world is a link to " + disk.toRealPath())
                .contains("The link byhand in worldmods is not from Languard and is kept")
                .contains(
                        "Config file 'minetest.conf' was changed outside Languard and is replaced: time_speed, server_name;")
                .doesNotContain("secret");
        assertThat(conf.resolveSibling("minetest.conf.replaced")).content().contains("time_speed=1", "secret");
        assertThat(link).isSymbolicLink();
        assertThat(disk.resolve("world.mt"))
                .content()
                .contains("# mine\n", "load_mod_other = mods/other\n", "gameid = minetest_game\n");
        assertThat(disk.resolve("worldmods/languard")).isDirectory();
        server.start();
        server.stop();
        assertThat(link).isSymbolicLink();
    }

    private static void awaitAllCapabilities() throws Exception {
        platformUnderTest
                .admin()
                .await(
                        "/games/luanti",
                        contractApiResponse ->
                                contractApiResponse.data().path("capabilities").size() == 5);
    }

    private static int registrations() {
        return count(platformUnderTest.admin().get("/events?event_type=adapter_registered&limit=1000"));
    }

    private static int count(ContractApiResponse contractApiResponse) {
        return contractApiResponse.data().size();
    }

    private static void assertUnsupported(ContractApiResponse contractApiResponse) {
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isEqualTo(404);
        assertThat(contractApiResponse.code()).isEqualTo("CAPABILITY_NOT_SUPPORTED");
        assertThat(contractApiResponse.text()).contains("luanti");
    }

    /** Copies the adapter with a newer version. */
    private static void updated(Path jar, Path next) throws Exception {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", "1.0.1");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(next), manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
    }
}
