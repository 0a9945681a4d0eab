package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import io.languard.launcher.Alone;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of large servers on the shipped installation with its own limit of memory, and kills in the middle of them. */
@Alone
class BackupFaultsIT {

    /** The number of kills of each kind; the long form of the fault bench sets a larger one. */
    private static final int ROUNDS = Integer.getInteger("languard.fault.rounds", 4);

    private static final int WORLD_BYTES = 24 * 1024 * 1024;
    private static final long LARGE_BYTES = 2L * 1024 * 1024 * 1024;
    private static final List<String> UNFINISHED = List.of("queued", "running");

    @TempDir
    Path folder;

    private final Random random = new Random(5);
    private PlatformUnderTest platform;
    private ServerUnderTest game;

    @AfterEach
    void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
    }

    private void start() throws Exception {
        platform = PlatformUnderTest.start(folder, Map.of());
        game = platform.create(platform.install());
        Files.createDirectories(world());
    }

    private Path world() {
        return platform.directoryOf(game.id()).resolve("profiles");
    }

    private void writeWorld(String version) throws Exception {
        byte[] bytes = new byte[WORLD_BYTES];
        random.nextBytes(bytes);
        Files.write(world().resolve("large"), bytes);
        Files.writeString(world().resolve("version"), version);
        Files.writeString(platform.directoryOf(game.id()).resolve("version"), version);
        JsonNode section = platform.admin().get(game.path("/config/server")).data();
        ContractApiResponse changed = platform.admin()
                .put(
                        game.path("/config/server"),
                        Map.of(
                                "config_version",
                                section.at("/_meta/config_version").asInt(),
                                "hostname",
                                version));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    private int begin(String path, Object body) {
        ContractApiResponse accepted = platform.admin().post(game.path(path), body);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        return accepted.data().path("job_id").asInt();
    }

    private JsonNode end(int job) throws Exception {
        return platform.admin()
                .await(
                        "/jobs/" + job,
                        reply -> !UNFINISHED.contains(reply.data().path("state").asText()))
                .data();
    }

    private int backup(String name) throws Exception {
        JsonNode job = end(begin("/backups", Map.of("name", name)));
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("succeeded");
        return platform.admin()
                .get(game.path("/backups"))
                .data()
                .get(0)
                .path("id")
                .asInt();
    }

    private void killAfter(int milliseconds) throws Exception {
        platform.crashAndStartAgain(() -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds)));
    }

    private void assertNothingHalfMade() throws Exception {
        assertThat(platform.directoryOf(game.id()).resolve(".languard-restore")).doesNotExist();
        JsonNode backups =
                platform.admin().get(game.path("/backups?limit=1000")).data();
        try (Stream<Path> files = Files.list(platform.data().resolve("backups/" + game.id()))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).noneMatch(name -> name.endsWith(".part"));
            assertThat(names).hasSize(2 * backups.size());
        }
        assertThat(platform.admin().get("/jobs?state=running").data()).isEmpty();
        assertThat(platform.admin().get("/jobs?state=queued").data()).isEmpty();
    }

    @Test
    void aBackupThatIsCutOffAnywhereLeavesNothing() throws Exception {
        start();
        writeWorld("first");
        backup("good");
        for (int round = 0; round < ROUNDS; round++) {
            int job = begin("/backups", Map.of("name", "cut off " + round));
            killAfter(random.nextInt(1200));

            JsonNode state = platform.admin().get("/jobs/" + job).data();
            assertThat(state.path("state").asText()).as(state.toString()).isIn("failed", "succeeded");
            if (state.path("state").asText().equals("failed")) {
                assertThat(state.path("error").asText()).isEqualTo("Languard ended while it ran");
            }
            assertNothingHalfMade();
        }
    }

    @Test
    void aRestoreThatIsCutOffAnywhereIsCompleteOrHasChangedNothing() throws Exception {
        start();
        writeWorld("old");
        int old = backup("old");
        for (int round = 0; round < ROUNDS; round++) {
            String now = "new " + round;
            writeWorld(now);
            begin("/backups/" + old + "/restore", null);
            killAfter(random.nextInt(3000));

            String version = Files.readString(world().resolve("version"));
            assertThat(version).isIn("old", now);
            assertThat(platform.directoryOf(game.id()).resolve("version")).hasContent(version);
            assertThat(platform.admin()
                            .get(game.path("/config/server"))
                            .data()
                            .path("hostname")
                            .asText())
                    .isEqualTo(version);
            assertThat(Files.size(world().resolve("large"))).isEqualTo(WORLD_BYTES);
            assertNothingHalfMade();
        }
        JsonNode restored = end(begin("/backups/" + old + "/restore", null));
        assertThat(restored.path("state").asText()).as(restored.toString()).isEqualTo("succeeded");
        assertThat(world().resolve("version")).hasContent("old");
    }

    @Test
    void aWorldOfTwoGigabytesNeedsNoMoreMemoryThanASmallOne() throws Exception {
        assumeTrue(
                Files.getFileStore(folder).getUsableSpace() > 3 * LARGE_BYTES,
                "requires space for a world and its copy");
        start();
        try (RandomAccessFile file =
                new RandomAccessFile(world().resolve("large").toFile(), "rw")) {
            file.setLength(LARGE_BYTES);
        }
        int backup = backup("large");
        Files.delete(world().resolve("large"));

        JsonNode restored = end(begin("/backups/" + backup + "/restore", null));

        assertThat(restored.path("state").asText()).as(restored.toString()).isEqualTo("succeeded");
        assertThat(Files.size(world().resolve("large"))).isEqualTo(LARGE_BYTES);
    }

    @Test
    void withoutSpaceABackupFailsClearlyAndLeavesNoFile() throws Exception {
        onSmallDisk("80m", disk -> {
            JsonNode job = end(begin("/backups", null));

            assertThat(job.path("state").asText()).isEqualTo("failed");
            assertThat(job.path("error").asText()).contains("Not enough space");
            assertNoFile(disk);
        });
    }

    @Test
    void aBackupDuringWhichTheDiskFillsUpFailsClearlyAndLeavesNoFile() throws Exception {
        onSmallDisk("400m", disk -> {
            for (int file = 0; file < 5; file++) {
                byte[] bytes = new byte[WORLD_BYTES];
                random.nextBytes(bytes);
                Files.write(world().resolve("large" + file), bytes);
            }
            int id = begin("/backups", null);
            Path other = disk.resolve("other");
            platform.admin()
                    .await("/jobs/" + id, job -> job.data().path("progress").asDouble() > 0);
            FullDiskIT.fill(other);
            JsonNode job = end(id);
            Files.delete(other);

            assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("failed");
            assertThat(job.path("error").asText()).contains("No space left");
            assertNoFile(disk);
            backup("now there is space");
        });
    }

    private interface DiskTest {
        void run(Path disk) throws Exception;
    }

    /** Runs a test with a small file system for backups, on which no backup is yet. */
    private void onSmallDisk(String size, DiskTest test) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("small"));
        assumeTrue(
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString())
                                .start()
                                .waitFor()
                        == 0,
                "requires root to mount a file system");
        try {
            platform = PlatformUnderTest.start(folder, Map.of("LANGUARD_BACKUPS", disk.toString()));
            game = platform.create(platform.install());
            Files.createDirectories(world());
            writeWorld("first");
            test.run(disk);
        } finally {
            new ProcessBuilder("umount", "--lazy", disk.toString()).start().waitFor();
        }
    }

    private static void assertNoFile(Path disk) throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
