package io.languard.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.launcher.InstallationProcess;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A running installation with an admin, a viewer and game installations. */
public final class PlatformUnderTest implements AutoCloseable {

    public static final String PASSWORD = "only for this test";

    private final Path folder;
    private final Map<String, String> settings;
    private final AtomicInteger installs = new AtomicInteger();
    private final List<Integer> servers = new ArrayList<>();
    private InstallationProcess languard;
    private ContractApiClient admin;
    private ContractApiClient viewer;

    private PlatformUnderTest(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** Starts a platform. */
    public static PlatformUnderTest start(Path folder, Map<String, String> extra) throws Exception {
        Map<String, String> settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_GAME_FOLDERS", folder.resolve("games").toString());
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        settings.putAll(extra);
        PlatformUnderTest platformUnderTest = new PlatformUnderTest(folder, settings);
        platformUnderTest.run();
        return platformUnderTest;
    }

    private void run() throws Exception {
        languard = InstallationProcess.run(settings);
        try {
            languard.awaitReady();
        } catch (AssertionError e) {
            languard.close(); // nobody else would
            throw e;
        }
        admin = login("admin", PASSWORD);
        String name = "viewer" + System.nanoTime();
        admin.post("/auth/users", Map.of("username", name, "password", PASSWORD, "role", "viewer"));
        viewer = login(name, PASSWORD);
        admin.await(
                "/games/arma3",
                contractApiResponse ->
                        contractApiResponse.data().path("capabilities").size() == 7);
    }

    /** Kills the platform as a crash does, and starts it again. */
    public void crashAndStartAgain() throws Exception {
        crashAndStartAgain(() -> {});
    }

    /** The same, and runs something immediately before. */
    void crashAndStartAgain(Runnable before) throws Exception {
        before.run();
        languard.crash();
        run();
    }

    public ContractApiClient admin() {
        return admin;
    }

    public ContractApiClient viewer() {
        return viewer;
    }

    public ContractApiClient anonymous() {
        return new ContractApiClient(root(), null);
    }

    public ContractApiClient login(String user, String password) {
        ContractApiClient.ContractApiResponse contractApiResponse =
                anonymous().post("/auth/login", Map.of("username", user, "password", password));
        return withToken(contractApiResponse.data().path("access_token").asText());
    }

    public ContractApiClient withToken(String token) {
        return new ContractApiClient(root(), token);
    }

    public String root() {
        return "http://127.0.0.1:" + settings.get("LANGUARD_PORT") + "/api";
    }

    String socketRoot() {
        return "ws://127.0.0.1:" + settings.get("LANGUARD_PORT") + "/ws/";
    }

    /** Creates a separate installation of the simulator. */
    public SimulatorInstallation install() throws IOException {
        return SimulatorInstallation.make(folder.resolve("games/" + installs.incrementAndGet()));
    }

    /** Creates a server without starting it. */
    public ServerUnderTest create(SimulatorInstallation install) {
        int port = FreePorts.first(16);
        ContractApiClient.ContractApiResponse contractApiResponse = admin.post(
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
        if (contractApiResponse.status() != 201) {
            throw new AssertionError(contractApiResponse);
        }
        int id = contractApiResponse.data().path("id").asInt();
        servers.add(id);
        return new ServerUnderTest(this, install, id, port);
    }

    /** Kills and deletes all servers, and deletes all mods. */
    public void removeServers() {
        for (JsonNode server : admin.get("/servers").data()) {
            String path = "/servers/" + server.path("id").asInt();
            admin.post(path + "/kill", null);
            admin.await(
                    path, response -> !response.data().path("status").asText().matches("starting|running|stopping"));
            admin.delete(path);
        }
        for (JsonNode mod : admin.get("/mods").data()) {
            admin.delete("/mods/" + mod.path("id").asInt());
        }
        servers.clear();
    }

    public Path directoryOf(int serverId) {
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
