package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import io.languard.launcher.Alone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the platform again and again in the middle of uploads, bans, changes of the configuration and log lines. What was
 * acknowledged exists exactly once, the rest exists completely or not at all, and no temporary file stays.
 */
@Alone
class KillIT {

    /** The number of kills; the long form of the fault bench sets a larger one. */
    private static final int ROUNDS = Integer.getInteger("languard.fault.rounds", 2);

    private static final int MISSION_PADDING = 3_000_000;
    private static final Pattern TEMPORARY = Pattern.compile("\\.languard-.*|.*\\.new|.*\\.tmp|.*\\.part");

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final byte[] mission = PboBuilder.mission(MISSION_PADDING);
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> missions = new CopyOnWriteArrayList<>();
    private final List<String> bans = new CopyOnWriteArrayList<>();
    private final AtomicInteger lines = new AtomicInteger();
    private final Map<String, Boolean> unexpected = new ConcurrentHashMap<>();
    private volatile String acknowledgedName = "";
    private volatile String requestedName = "";
    private volatile boolean killed;
    private PlatformUnderTest platform;
    private ServerUnderTest game;

    @AfterEach
    void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubled() throws Exception {
        platform = PlatformUnderTest.start(folder, Map.of());
        game = platform.create(platform.install()).start();
        long pid = game.fetch().path("pid").asLong();
        for (int round = 0; round < ROUNDS; round++) {
            killWhileWriting();
            assertThat(game.fetch().path("pid").asLong()).isEqualTo(pid);
            assertThat(unexpected).isEmpty();
            assertMissions();
            assertBans();
            assertConfig();
            assertLines();
            assertNoTemporaryFiles();
        }
    }

    private void killWhileWriting() throws Exception {
        killed = false;
        ContractApiClient admin = platform.admin();
        List<Thread> writers = List.of(
                writer(() -> upload(admin)),
                writer(() -> upload(admin)),
                writer(() -> ban(admin)),
                writer(() -> configure(admin)),
                writer(() -> log(admin)));
        int missionsBefore = missions.size();
        int bansBefore = bans.size();
        String nameBefore = acknowledgedName;
        writers.forEach(Thread::start);
        int moreMissions = 1 + random.nextInt(4);
        int moreBans = 1 + random.nextInt(8);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(1))
                .failFast(() -> assertThat(writers).as("%s", unexpected).allMatch(Thread::isAlive))
                .until(() -> missions.size() >= missionsBefore + moreMissions
                        && bans.size() >= bansBefore + moreBans
                        && !acknowledgedName.equals(nameBefore));
        platform.crashAndStartAgain(() -> killed = true);
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /** Repeats some work until the platform is killed. Errors after that moment are expected. */
    private Thread writer(Runnable work) {
        return new Thread(() -> {
            while (!killed) {
                try {
                    work.run();
                } catch (RuntimeException | AssertionError e) {
                    if (!killed) {
                        unexpected.put(e.toString(), true);
                        return;
                    }
                }
            }
        });
    }

    private void upload(ContractApiClient admin) {
        String name = "M" + next.incrementAndGet() + ".Altis.pbo";
        if (accepted(admin.upload(game.path("/missions/upload"), name, mission))) {
            missions.add(name);
        }
    }

    private void ban(ContractApiClient admin) {
        String guid = "%032x".formatted(next.incrementAndGet());
        if (accepted(admin.post(game.path("/bans"), Map.of("guid", guid, "reason", "killed")))) {
            bans.add(guid);
        }
    }

    private void configure(ContractApiClient admin) {
        JsonNode section = admin.get(game.path("/config/server")).data();
        if (section.isMissingNode()) {
            return;
        }
        String name = "Name " + next.incrementAndGet();
        requestedName = name;
        int version = section.at("/_meta/config_version").asInt();
        if (accepted(admin.put(game.path("/config/server"), Map.of("hostname", name, "config_version", version)))) {
            acknowledgedName = name;
        }
    }

    /** Writes a line after each request, so that the number of lines stays small. */
    private void log(ContractApiClient admin) {
        game.install().sendControl("rpt numbered " + lines.incrementAndGet() + " end");
        admin.get("/system/health");
    }

    private boolean accepted(ContractApiResponse response) {
        boolean accepted = response.status() / 100 == 2;
        if (!accepted && !killed) {
            unexpected.put(response.toString(), true);
        }
        return accepted;
    }

    private void assertMissions() throws IOException {
        List<String> listed = new ArrayList<>();
        for (JsonNode found : platform.admin().get(game.path("/missions")).data()) {
            listed.add(found.path("filename").asText());
            assertThat(found.path("file_size").asInt()).isEqualTo(mission.length);
        }
        assertThat(listed).doesNotHaveDuplicates().containsAll(missions);
        Path directory = platform.directoryOf(game.id()).resolve("mpmissions");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsAll(missions);
        }
        for (String name : missions) {
            assertThat(Files.readAllBytes(directory.resolve(name))).isEqualTo(mission);
        }
    }

    private void assertBans() throws IOException {
        List<String> listed = new ArrayList<>();
        for (int offset = 0; ; offset += 100) {
            JsonNode page = platform.admin()
                    .get(game.path("/bans?limit=100&offset=" + offset))
                    .data();
            page.forEach(found -> listed.add(found.path("guid").asText()));
            if (page.size() < 100) {
                break;
            }
        }
        assertThat(listed).doesNotHaveDuplicates().containsAll(bans);
        try (Stream<Path> files = Files.walk(platform.directoryOf(game.id()))) {
            Path list =
                    files.filter(file -> file.endsWith("bans.txt")).findFirst().orElseThrow();
            List<String> guids = Files.readAllLines(list).stream()
                    .map(line -> line.split(" ")[0])
                    .filter(guid -> guid.length() == 32)
                    .toList();
            assertThat(guids).doesNotHaveDuplicates().containsAll(bans);
        }
    }

    private void assertConfig() {
        assertThat(platform.admin()
                        .get(game.path("/config/server"))
                        .data()
                        .path("hostname")
                        .asText())
                .isIn(acknowledgedName, requestedName);
        acknowledgedName = requestedName;
    }

    private void assertLines() {
        int expected = lines.get();
        platform.admin()
                .await(
                        game.path("/logs?limit=1&search=numbered+" + expected + "+end"),
                        page -> page.data().path("total").asInt() == 1);
        List<Integer> numbers = new ArrayList<>();
        for (int offset = 0; offset < expected; offset += 1000) {
            platform.admin()
                    .get(game.path("/logs?limit=1000&search=numbered&offset=" + offset))
                    .data()
                    .path("logs")
                    .forEach(line -> numbers.add(
                            Integer.parseInt(line.path("message").asText().replaceAll(".*numbered (\\d+) end", "$1"))));
        }
        Collections.sort(numbers);
        List<Integer> all =
                Stream.iterate(1, number -> number + 1).limit(expected).toList();
        assertThat(numbers).isEqualTo(all);
    }

    /** They are deleted in the background. */
    private void assertNoTemporaryFiles() {
        Awaitility.await().atMost(ContractApiClient.TIMEOUT).untilAsserted(() -> assertThat(temporaryFiles())
                .isEmpty());
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            TEMPORARY.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (java.io.UncheckedIOException e) {
            return temporaryFiles(); // a file was deleted meanwhile
        }
    }
}
