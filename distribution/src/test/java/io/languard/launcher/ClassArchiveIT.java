package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    private Path archive;
    private Path key;

    @BeforeEach
    void enableArchive() throws IOException {
        settings = InstallationProcess.settings(data);
        settings.put("LANGUARD_CLASS_ARCHIVE", "true");
        settings.put("LANGUARD_JAVA_OPTS", "-Dlanguard.archive.delay=0");
        archive = data.resolve("class-archive/classes.jsa");
        key = data.resolve("class-archive/classes.key");
    }

    @Test
    void isMadeOnceUsedByTheNextStartAndReplacedWhenOutdated() throws Exception {
        try (InstallationProcess first = InstallationProcess.run(settings)) {
            first.awaitReady();
            awaitArchive();
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
            awaitArchive();
            assertThat(Files.getLastModifiedTime(archive)).isNotEqualTo(made);
            assertThat(Files.readString(key)).isNotEqualTo("another version");
            updated.terminate().exitStatus();
        }
    }

    @Test
    void thatIsDamagedPreventsNoStartAndGoesWhenItIsNotWanted() throws Exception {
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, "damaged");
        settings.put("LANGUARD_CLASS_ARCHIVE", "false");

        try (InstallationProcess started = InstallationProcess.run(settings)) {
            started.awaitReady();
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(archive.getParent()).doesNotExist());
            assertThat(started.errors()).isEmpty();
            started.terminate().exitStatus();
        }
    }

    private void awaitArchive() {
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(archive).exists();
            assertThat(key).exists().content().isNotEqualTo("another version");
            assertThat(archive.resolveSibling("training")).doesNotExist();
        });
    }

    private static String maps(InstallationProcess process) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "maps"));
    }
}
