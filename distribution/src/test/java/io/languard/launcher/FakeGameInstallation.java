package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import io.languard.testkit.FakeServer;
import io.languard.testkit.FreePorts;
import io.languard.testkit.fake.FakeAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The fake game's adapter in a drop folder of the test, and a server of that game. */
final class FakeGameInstallation implements AutoCloseable {

    static final String PASSWORD = "only for this test";

    private final Path data;
    private final Path program;
    private ProcessHandle process;

    /** Creates the folders and adds the required settings. */
    FakeGameInstallation(Path folder, Map<String, String> settings) throws Exception {
        data = Path.of(settings.get("LANGUARD_DATA"));
        program = FakeServer.unpack(folder.resolve("bin"));
        Path adapters = Files.createDirectories(folder.resolve("adapters"));
        Path jar = Path.of(FakeAdapter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(jar, adapters.resolve("fake.jar"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
    }

    /** Waits until all capabilities are registered, creates and starts a server, and waits until it is running. */
    String start(PlainApiClient plainApiClient) throws Exception {
        plainApiClient.await("/games", plainApiResponse -> plainApiResponse
                .body()
                .contains("\"config_generator\",\"process_config\",\"log_parser\""));
        PlainApiResponse created = plainApiClient.post(
                "/servers",
                "{\"name\":\"Main\",\"game_type\":\"fake\",\"exe_path\":\"" + program + "\",\"game_port\":"
                        + FreePorts.one() + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.field("id");
        PlainApiResponse starting = plainApiClient.post("/servers/" + id + "/start", null);
        assertThat(starting.status()).as(starting.body()).isEqualTo(200);
        PlainApiResponse running = plainApiClient.await(
                "/servers/" + id, plainApiResponse -> "running".equals(plainApiResponse.field("status")));
        process = ProcessHandle.of(Long.parseLong(running.field("pid"))).orElseThrow();
        return id;
    }

    ProcessHandle process() {
        return process;
    }

    /** Returns the number of processes that run the program, excluding their children. */
    long processes() {
        return ProcessHandle.allProcesses()
                .filter(candidate -> candidate
                        .info()
                        .arguments()
                        .map(List::of)
                        .filter(arguments -> arguments.contains(program.toString()))
                        .isPresent())
                .count();
    }

    /** Makes the game print a line. */
    void say(String id, String line) throws IOException {
        FakeServer.say(folder(id), line);
    }

    /** Returns the output of the game that the platform has captured. */
    List<String> output(String id) throws IOException {
        return Files.readAllLines(folder(id).resolve("logs/output.log"));
    }

    private Path folder(String id) {
        return data.resolve("servers").resolve(id);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
