package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests files that are not complete yet, or never will be. */
class IncompleteFilesTest {

    @TempDir
    Path base;

    DeployFixture platform;
    final ScheduledExecutorService copier = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base);
        platform.createFolder();
        platform.boot();
    }

    @AfterEach
    void shutDown() throws Exception {
        copier.shutdownNow();
        platform.close();
    }

    @Test
    void startsASlowlyCopiedFileAfterItsLastByte() throws Exception {
        byte[] bytes = TestJar.bundle("a", "1.0.0").ballast(500_000).bytes();
        copySlowly("a.jar", bytes, 10, 120);
        platform.awaitLive("a", "1.0.0");
        platform.awaitState("a.jar", "ACTIVE");
        assertThat(platform.warnings()).isEmpty();
        assertThat(platform.count("a installed")).isOne();
    }

    @Test
    void keepsTheOldBundleRunningUntilASlowReplacementIsComplete() throws Exception {
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0").ballast(1_000));
        platform.awaitLive("a", "1.0.0");
        copySlowly("a.jar", TestJar.bundle("a", "1.1.0").ballast(500_000).bytes(), 10, 120);
        platform.awaitLive("a", "1.1.0");
        assertThat(platform.warnings()).isEmpty();
        assertThat(platform.count("a updated")).isOne();
        assertThat(platform.count("a uninstalled")).isZero();
    }

    @Test
    void waitsForAFileOfFullSizeWithMissingBytes() throws Exception {
        byte[] bytes = TestJar.bundle("a", "1.0.0").ballast(200_000).bytes();
        Path file = platform.folder.resolve("a.jar");
        int middle = bytes.length / 2;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(bytes.length);
            out.seek(middle);
            out.write(bytes, middle, bytes.length - middle); // the zip directory is complete, the entries are not
            Awaitility.await().during(Duration.ofMillis(500)).until(() -> platform.state("a.jar")
                    .equals("absent"));
            out.seek(0);
            out.write(bytes, 0, middle);
        }
        platform.awaitLive("a", "1.0.0");
        assertThat(platform.warnings()).isEmpty();
    }

    @Test
    void reportsAnIncompleteFileOnceAndStartsItWhenComplete() {
        byte[] bytes = TestJar.bundle("a", "1.0.0").ballast(10_000).bytes();
        platform.copy("a.jar", Arrays.copyOf(bytes, bytes.length / 2));
        platform.awaitState("a.jar", "BROKEN");
        assertThat(platform.problem("a.jar")).startsWith("Not a complete jar file");
        assertThat(platform.warnings()).hasSize(1).first().asString().startsWith("WARN a.jar: Not a complete");
        platform.copy("a.jar", bytes);
        platform.awaitLive("a", "1.0.0");
        platform.awaitState("a.jar", "ACTIVE");
        assertThat(platform.warnings()).hasSize(1);
    }

    @Test
    void reportsABrokenReplacementAndKeepsTheOldBundleRunning() {
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitLive("a", "1.0.0");
        platform.copy("a.jar", "half a file".getBytes());
        platform.awaitState("a.jar", "BROKEN");
        assertThat(platform.activeVersion("a")).isEqualTo("1.0.0 live");
        assertThat(platform.problem("a.jar")).endsWith("a 1.0.0 keeps running");
        assertThat(platform.count("a stopped")).isZero();
        platform.copy("a.jar", TestJar.bundle("a", "1.0.1"));
        platform.awaitLive("a", "1.0.1");
    }

    private void copySlowly(String name, byte[] bytes, int chunks, long pause)
            throws InterruptedException, ExecutionException, java.io.IOException {
        int chunkSize = bytes.length / chunks + 1;
        try (OutputStream out = Files.newOutputStream(platform.folder.resolve(name))) {
            for (int from = 0; from < bytes.length; from += chunkSize) {
                int start = from;
                copier.schedule(
                                () -> {
                                    out.write(bytes, start, Math.min(chunkSize, bytes.length - start));
                                    return null;
                                },
                                pause,
                                TimeUnit.MILLISECONDS)
                        .get();
            }
        }
    }
}
