package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installation with the heap it is shipped with, while many clients send the requests that take the most memory:
 * without a token, as a viewer and as an admin. Rate limits are off, so nothing else protects it.
 */
@Alone
@Timeout(180)
class MemoryIT {

    private static final String PASSWORD = "only for this test";

    /** What may remain: caches, and classes that were loaded meanwhile. */
    private static final long MORE = 24L * 1024 * 1024;

    /**
     * What one in twenty requests may take, since other processes of the build use the same processors. The others take
     * less than a second.
     */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    @TempDir
    static Path folder;

    private static InstallationProcess languard;
    private static PlainApiClient admin;
    private static WorstRequests worst;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        Path adapters = Files.createDirectories(folder.resolve("adapters"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        Files.copy(InstallationProcess.HOME.resolve("adapters/game-arma3-1.0.0.jar"), adapters.resolve("arma3.jar"));
        languard = InstallationProcess.run(settings);
        languard.awaitReady();
        admin = new PlainApiClient(settings.get("LANGUARD_PORT"));
        admin.login("admin", PASSWORD);
        admin.await("/games/arma3", games -> games.body().contains("ban_manager"));
        String server = admin.post(
                        "/servers",
                        "{\"name\":\"Main\",\"game_type\":\"arma3\",\"exe_path\":\"/srv/arma3server_x64\","
                                + "\"game_port\":2302}")
                .field("id");
        admin.post("/users", "{\"username\":\"viewer\",\"password\":\"" + PASSWORD + "\",\"role\":\"viewer\"}");
        PlainApiClient viewer = new PlainApiClient(settings.get("LANGUARD_PORT"));
        viewer.login("viewer", PASSWORD);
        worst = new WorstRequests(settings.get("LANGUARD_PORT"), server, viewer.token(), admin.token());
    }

    @AfterAll
    static void stop() throws Exception {
        worst.close();
        languard.close();
    }

    @Test
    void requestsWithoutATokenAreBounded() throws Exception {
        assertSurvives(worst.anonymous(), worst.unfinished());
    }

    @Test
    void requestsOfEveryRoleTogetherAreBounded() throws Exception {
        assertSurvives(
                Stream.of(worst.anonymous(), worst.ofViewer(), worst.ofAdmin())
                        .flatMap(List::stream)
                        .toList(),
                Stream.of(worst.unfinished(), worst.ofViewer())
                        .flatMap(List::stream)
                        .toList());
    }

    /** Sends the requests in parallel; meanwhile the admin is served, and afterwards the memory is free again. */
    private static void assertSurvives(List<byte[]> requests, List<byte[]> silent) throws Exception {
        long before = liveBytes();
        List<Duration> times = new ArrayList<>();
        try (WorstRequests.Attack attack = worst.send(requests, silent)) {
            do {
                long start = System.nanoTime();
                PlainApiResponse response = admin.get("/servers");
                times.add(Duration.ofNanos(System.nanoTime() - start));
                assertThat(response.status()).as(response.body()).isEqualTo(200);
            } while (attack.isRunning());
        }
        assertThat(languard.isAlive()).as(languard.errors().toString()).isTrue();
        Collections.sort(times);
        assertThat(times.get(times.size() * 95 / 100)).as(times.toString()).isLessThan(Duration.ofSeconds(1));
        assertThat(times.get(times.size() - 1)).as(times.toString()).isLessThan(TOLERATED);
        awaitLiveBytes(before + MORE);
    }

    /** Waits until the platform has noticed that the clients are gone, and the memory they took is free. */
    private static void awaitLiveBytes(long most) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        long bytes = liveBytes();
        while (bytes > most && System.nanoTime() < end) {
            bytes = liveBytes();
        }
        assertThat(bytes).isLessThanOrEqualTo(most);
    }

    /** Returns the size of the reachable objects, which this collects first. */
    private static long liveBytes() throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(languard.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text;
        try (InputStream out = histogram.getInputStream()) {
            text = new String(out.readAllBytes());
        }
        assertThat(histogram.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Matcher total = Pattern.compile("Total\\s+\\d+\\s+(\\d+)").matcher(text);
        assertThat(total.find()).as(text).isTrue();
        return Long.parseLong(total.group(1));
    }
}
