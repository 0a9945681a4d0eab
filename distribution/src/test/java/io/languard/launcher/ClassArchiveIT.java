package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that Languard makes for its next start. */
class ClassArchiveIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(6);

    @TempDir
    private Path data;

    private Map<String, String> settings;
    private Path folder;
    private Path key;

    @BeforeEach
    void enableArchive() throws IOException {
        settings = InstallationProcess.settings(data);
        settings.put("LANGUARD_CLASS_ARCHIVE", "true");
        settings.put("LANGUARD_JAVA_OPTS", "-Dlanguard.archive.delay=0");
        folder = data.resolve("class-archive");
        key = folder.resolve("classes.key");
    }

    @Test
    void isMadeOnceUsedByTheNextStartAndReplacedWhenOutdated() throws Exception {
        isMadeOnceUsedByTheNextStartAndReplacedWhenOutdated(folder.resolve(ClassArchive.FILE));
    }

    @Test
    void isAnAotCacheOnJdk25() throws Exception {
        useJdk25();
        isMadeOnceUsedByTheNextStartAndReplacedWhenOutdated(folder.resolve("classes.aot"));
    }

    private void isMadeOnceUsedByTheNextStartAndReplacedWhenOutdated(Path archive) throws Exception {
        try (InstallationProcess first = InstallationProcess.run(settings)) {
            first.awaitReady();
            awaitArchive(archive);
            first.terminate().exitStatus();
        }
        FileTime made = Files.getLastModifiedTime(archive);

        try (InstallationProcess second = InstallationProcess.run(settings)) {
            second.awaitReady();
            assertThat(maps(second)).contains(archive.toRealPath().toString());
            assertThat(second.errors()).isEmpty();
            second.terminate().exitStatus();
        }
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);

        Files.writeString(key, "another version");
        try (InstallationProcess updated = InstallationProcess.run(settings)) {
            updated.awaitReady();
            awaitArchive(archive);
            assertThat(Files.getLastModifiedTime(archive)).isNotEqualTo(made);
            assertThat(Files.readString(key)).isNotEqualTo("another version");
            updated.terminate().exitStatus();
        }
    }

    private void useJdk25() {
        String newer = System.getenv("LANGUARD_TEST_JDK25");
        assumeTrue(newer != null && !newer.isEmpty(), "LANGUARD_TEST_JDK25 does not name a JDK 25");
        settings.put("JAVA_HOME", newer);
    }

    @Test
    void thatIsDamagedPreventsNoStartAndGoesWhenItIsNotWanted() throws Exception {
        thatIsDamagedPreventsNoStartAndGoesWhenItIsNotWanted(ClassArchive.FILE);
    }

    @Test
    void aDamagedAotCachePreventsNoStart() throws Exception {
        useJdk25();
        thatIsDamagedPreventsNoStartAndGoesWhenItIsNotWanted("classes.aot");
    }

    private void thatIsDamagedPreventsNoStartAndGoesWhenItIsNotWanted(String file) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), "damaged");
        settings.put("LANGUARD_CLASS_ARCHIVE", "false");

        try (InstallationProcess started = InstallationProcess.run(settings)) {
            started.awaitReady();
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(folder).doesNotExist());
            assertThat(started.errors()).isEmpty();
            started.terminate().exitStatus();
        }
    }

    private void awaitArchive(Path archive) {
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(archive).exists();
            assertThat(key).exists().content().isNotEqualTo("another version");
            assertThat(folder.resolve("training")).doesNotExist();
        });
    }

    private static String maps(InstallationProcess process) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "maps"));
    }
}
