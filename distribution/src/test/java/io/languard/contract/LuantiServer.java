package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ContractApiClient.ContractApiResponse;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Luanti server, as installed by the package {@code minetest-server}, on a running platform. */
public final class LuantiServer {

    public static final Path PROGRAM = Path.of("/usr/games/minetestserver");

    private final PlatformUnderTest platformUnderTest;
    private final int id;
    private final int port;

    private LuantiServer(PlatformUnderTest platformUnderTest, int id, int port) {
        this.platformUnderTest = platformUnderTest;
        this.id = id;
        this.port = port;
    }

    /** Creates a server that listens on loopback only, with a world that is generated quickly. */
    static LuantiServer create(PlatformUnderTest platformUnderTest) {
        int port = FreePorts.first(16);
        ContractApiResponse created = platformUnderTest
                .admin()
                .post(
                        "/servers",
                        Map.of(
                                "name",
                                "Luanti on " + port,
                                "game_type",
                                "luanti",
                                "exe_path",
                                PROGRAM.toString(),
                                "game_port",
                                port));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        LuantiServer server =
                new LuantiServer(platformUnderTest, created.data().path("id").asInt(), port);
        server.configure("network", Map.of("bind_address", "127.0.0.1"));
        server.configure("world", Map.of("mg_name", "flat"));
        return server;
    }

    int port() {
        return port;
    }

    String path() {
        return "/servers/" + id;
    }

    int id() {
        return id;
    }

    Path world() {
        return platformUnderTest.directoryOf(id).resolve("world");
    }

    void configure(String section, Map<String, Object> values) {
        String path = path() + "/config/" + section;
        int version = platformUnderTest
                .admin()
                .get(path)
                .data()
                .path("_meta")
                .path("config_version")
                .asInt();
        Map<String, Object> body = new java.util.HashMap<>(values);
        body.put("config_version", version);
        ContractApiResponse contractApiResponse = platformUnderTest.admin().put(path, body);
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isEqualTo(200);
    }

    /** Starts the server and waits until it is running. */
    ProcessHandle start() throws Exception {
        ContractApiResponse contractApiResponse = platformUnderTest.admin().post(path() + "/start", null);
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isEqualTo(200);
        return ProcessHandle.of(await("running").data().path("pid").asLong()).orElseThrow();
    }

    ContractApiResponse await(String status) throws Exception {
        return platformUnderTest.admin().await(path(), contractApiResponse -> contractApiResponse
                .data()
                .path("status")
                .asText()
                .equals(status));
    }

    void stop() throws Exception {
        assertThat(platformUnderTest.admin().post(path() + "/stop", null).status())
                .isEqualTo(200);
        await("stopped");
    }

    /** Waits for a log line that contains the text, and returns it. */
    String awaitLog(String text) throws Exception {
        String search = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        return platformUnderTest
                .admin()
                .await(
                        path() + "/logs?search=" + search,
                        contractApiResponse ->
                                contractApiResponse.data().path("total").asInt() > 0)
                .data()
                .path("logs")
                .get(0)
                .path("message")
                .asText();
    }

    /** A real client that plays on the server, on a virtual display. */
    static final class RealClient implements AutoCloseable {

        static final Path PROGRAM = Path.of("/usr/games/minetest");
        static final Path SCREEN = Path.of("/usr/bin/Xvfb");

        private final Process screen;
        private final Process game;

        private RealClient(Process screen, Process game) {
            this.screen = screen;
            this.game = game;
        }

        static RealClient join(int port, String name, Path home) throws IOException {
            Path log = Files.createDirectories(home).resolve("client.log");
            // Xvfb prints the number of the display that it has selected.
            Process screen = new ProcessBuilder(SCREEN.toString(), "-displayfd", "1", "-screen", "0", "320x240x24")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String number = screen.inputReader().readLine();
            Files.writeString(
                    home.resolve("client.conf"),
                    "enable_sound = false\nviewing_range = 20\nfps_max = 5\nenable_client_modding = true\n");
            ProcessBuilder client = new ProcessBuilder(
                            PROGRAM.toString(),
                            "--go",
                            "--address",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port),
                            "--name",
                            name,
                            "--password",
                            "secret",
                            "--config",
                            home.resolve("client.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            client.environment().put("DISPLAY", ":" + number);
            client.environment().put("HOME", home.toString());
            return new RealClient(screen, client.start());
        }

        /** Makes the next client in this home write chat messages, three seconds after it has joined. */
        static void chatting(Path home, List<String> messages) throws IOException {
            Path mods = Files.createDirectories(home.resolve(".minetest/clientmods"));
            Files.writeString(mods.resolve("mods.conf"), "load_mod_chatter = true\n");
            Path mod = Files.createDirectories(mods.resolve("chatter"));
            Files.writeString(mod.resolve("mod.conf"), "name = chatter\n");
            StringBuilder code = new StringBuilder("local messages = {\n");
            messages.forEach(message -> code.append("[==[").append(message).append("]==],\n"));
            Files.writeString(
                    mod.resolve("init.lua"),
                    code
                            + """
                            }
                            local time, sent = 0, false
                            minetest.register_globalstep(function(step)
                                time = time + step
                                if not sent and time > 3 and minetest.localplayer then
                                    sent = true
                                    for _, message in ipairs(messages) do
                                        minetest.send_chat_message(message)
                                    end
                                end
                            end)
                            """);
        }

        /** Leaves the game, as a player who closes the window. */
        void leave() throws InterruptedException {
            game.destroy();
            assertThat(game.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() throws InterruptedException {
            game.destroyForcibly().waitFor();
            screen.destroy();
            screen.waitFor();
        }
    }

    /** Occupies the server's port as another program would. */
    DatagramSocket occupyPort() throws IOException {
        return new DatagramSocket(port);
    }
}
