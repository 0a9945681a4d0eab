package io.languard.lxc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.lxc.engine.EngineSettings;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The cluster of three members that {@code src/test/scripts/cluster.sh} brings up. */
final class TestCluster {

    private static final Path SCRIPT = Path.of("src/test/scripts/cluster.sh");
    private static final List<URI> MEMBERS = List.of(
            URI.create("https://127.0.0.1:9441"),
            URI.create("https://127.0.0.1:9442"),
            URI.create("https://127.0.0.1:9443"));

    private TestCluster() {}

    /** Returns settings for all members; skips the test if there is no cluster. */
    static EngineSettings assumeAvailable() {
        return assumeAvailable(MEMBERS);
    }

    /** Returns settings for the given members. */
    static EngineSettings assumeAvailable(List<URI> members) {
        String folder = System.getenv("LANGUARD_TEST_CLUSTER");
        assumeTrue(folder != null, "Skipped, needs LANGUARD_TEST_CLUSTER, the folder of a cluster by " + SCRIPT);
        Path tls = Path.of(folder, "tls");
        return new EngineSettings(
                Optional.empty(),
                members,
                Optional.of(tls.resolve("client.crt")),
                Optional.of(tls.resolve("client.key")),
                Optional.of(tls.resolve("server.crt")),
                EngineSettings.DEFAULT_PROJECT);
    }

    /** Returns the address of a member by the number in its name. */
    static URI member(int number) {
        return MEMBERS.get(number - 1);
    }

    /** Kills a member's daemon; its containers continue to run. */
    static void kill(int number) throws Exception {
        run("kill", number);
    }

    /** Restarts a member's daemon. */
    static void start(int number) throws Exception {
        run("start", number);
    }

    private static void run(String command, int number) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT.toString(), command, Integer.toString(number))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/cluster.log"));
        builder.environment().put("LANGUARD_CLUSTER", System.getenv("LANGUARD_TEST_CLUSTER"));
        Process process = builder.start();
        if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("cluster.sh " + command + " failed; see target/cluster.log");
        }
    }
}
