package io.languard.worlds;

import io.languard.launcher.InstallationProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** An installation that provisions worlds only, with a client that acts as a lobby. */
final class WorldsInstallation implements AutoCloseable {

    static final String PASSWORD = "only for this test";

    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    final Map<String, String> settings = new HashMap<>();
    final Path bundle;
    final LobbyClient lobby;
    private InstallationProcess languard;

    /** Skips the test if there is no engine; removes leftovers of earlier tests. */
    WorldsInstallation(Path folder) throws Exception {
        LxcCli.assumeAvailable();
        LxcCli.removeAll();
        settings.putAll(InstallationProcess.settings(folder.resolve("data")));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("ADMIN_API_KEY", LobbyClient.KEY);
        Path adapters = Files.createDirectories(folder.resolve("adapters"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        bundle = Files.copy(shipped(), adapters.resolve("lxc-bundle.jar"));
        lobby = new LobbyClient(settings.get("LANGUARD_PORT"));
    }

    private static Path shipped() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(InstallationProcess.HOME.resolve("adapters"), "lxc-bundle-*.jar")) {
            return jars.iterator().next();
        }
    }

    void run() throws Exception {
        languard = InstallationProcess.run(settings);
        languard.awaitReady();
        await(() -> lobby.stop("nobody").status() == 200);
    }

    void crash() throws InterruptedException {
        languard.crash();
    }

    /** Kills the platform, and removes what its tests have created. */
    @Override
    public void close() throws Exception {
        if (languard != null) {
            languard.close();
        }
        LxcCli.removeAll();
    }

    /** Polls until the condition holds. */
    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(ConnectException.class) // not up yet
                .until(condition);
    }
}
