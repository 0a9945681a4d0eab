package io.languard.contract;

import io.languard.launcher.Installed;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A running installation with an admin and a viewer, and install folders of a game for it. */
final class Platform implements AutoCloseable {

    static final String PASSWORD = "only for this test";

    private final Path folder;
    private final Map<String, String> settings;
    private final AtomicInteger installs = new AtomicInteger();
    private final List<Integer> servers = new ArrayList<>();
    private Installed languard;
    private Api admin;
    private Api viewer;

    private Platform(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** Starts one. */
    static Platform start(Path folder, Map<String, String> extra) throws Exception {
        Map<String, String> settings = Installed.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        settings.putAll(extra);
        Platform platform = new Platform(folder, settings);
        platform.run();
        return platform;
    }

    private void run() throws Exception {
        languard = Installed.run(settings);
        languard.ready();
        admin = login("admin", PASSWORD);
        String name = "viewer" + System.nanoTime();
        admin.post("/auth/users", Map.of("username", name, "password", PASSWORD, "role", "viewer"));
        viewer = login(name, PASSWORD);
        admin.await("/games/arma3", answer -> answer.data().path("capabilities").size() == 7);
    }

    /** Ends it as a crash does, and starts it again. */
    void crashAndStartAgain() throws Exception {
        languard.crash();
        run();
    }

    Api admin() {
        return admin;
    }

    Api viewer() {
        return viewer;
    }

    Api nobody() {
        return new Api(root(), null);
    }

    Api login(String user, String password) {
        Api.Answer answer = nobody().post("/auth/login", Map.of("username", user, "password", password));
        return withToken(answer.data().path("access_token").asText());
    }

    Api withToken(String token) {
        return new Api(root(), token);
    }

    String root() {
        return "http://127.0.0.1:" + settings.get("LANGUARD_PORT") + "/api";
    }

    String socketRoot() {
        return "ws://127.0.0.1:" + settings.get("LANGUARD_PORT") + "/ws/";
    }

    /** An install folder of the simulator of its own. */
    GameInstall install() throws IOException {
        return GameInstall.make(folder.resolve("games/" + installs.incrementAndGet()));
    }

    /** Creates a server that was not started yet. */
    GameUnderTest create(GameInstall install) {
        int port = FreePorts.first(16);
        Api.Answer answer = admin.post(
                "/servers",
                Map.of(
                        "name",
                        "Server on " + port,
                        "game_type",
                        "arma3",
                        "exe_path",
                        install.executable().toString(),
                        "game_port",
                        port,
                        "rcon_port",
                        port + 8));
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        int id = answer.data().path("id").asInt();
        servers.add(id);
        return new GameUnderTest(this, install, id, port);
    }

    Path directoryOf(int serverId) {
        return folder.resolve("data/servers/" + serverId);
    }

    Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() throws Exception {
        for (int id : servers) {
            admin.post("/servers/" + id + "/kill", null);
        }
        languard.close();
    }
}
