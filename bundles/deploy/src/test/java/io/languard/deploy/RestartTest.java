package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.toolkit.file.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests changes of the folder while the platform is down. */
class RestartTest {

    @TempDir
    Path base;

    DeployFixture platform;

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base);
        platform.createFolder();
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.copy("b.jar", TestJar.bundle("b", "1.0.0"));
        platform.boot();
        platform.awaitState("a.jar", "ACTIVE");
        platform.awaitState("b.jar", "ACTIVE");
    }

    @AfterEach
    void shutDown() throws Exception {
        platform.close();
    }

    @Test
    void anUnchangedFileIsNotReinstalledOrReported() throws Exception {
        long id = platform.bundle("a").getBundleId();
        long modified = platform.bundle("a").getLastModified();
        restart();
        platform.awaitLive("a", "1.0.0");
        platform.awaitState("a.jar", "ACTIVE");
        assertThat(platform.bundle("a").getBundleId()).isEqualTo(id);
        assertThat(platform.bundle("a").getLastModified()).isEqualTo(modified);
        assertThat(platform.log).isEmpty();
        assertThat(platform.audited).isEmpty();
    }

    @Test
    void aRecordThatWasBeingWrittenIsDiscarded() throws Exception {
        platform.shutDown();
        Path cache = recordFile().getParent();
        Path unfinished = Files.createFile(cache.resolve(".languard-" + "0".repeat(TemporaryFiles.ID_LENGTH) + "-"
                + TemporaryFiles.newId() + "-" + TemporaryFiles.newId() + ".tmp"));
        bootAgain();
        platform.awaitLive("a", "1.0.0");
        assertThat(unfinished).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(recordFile())))
                .isEqualTo("rw-------");
    }

    private Path recordFile() throws IOException {
        try (Stream<Path> files = Files.walk(base.resolve("cache"))) {
            return files.filter(file -> file.endsWith("adapters.properties"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aFileWithANewDateAndTheSameContentIsNotUpdated() throws Exception {
        long modified = platform.bundle("a").getLastModified();
        platform.shutDown();
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        bootAgain();
        platform.awaitLive("a", "1.0.0");
        assertThat(platform.bundle("a").getLastModified()).isEqualTo(modified);
    }

    @Test
    void updatesAReplacedFileWithoutStartingTheOldContent() throws Exception {
        platform.shutDown();
        platform.copy("a.jar", TestJar.bundle("a", "1.1.0"));
        platform.bundleEvents.clear();
        bootAgain();
        platform.awaitLive("a", "1.1.0");
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.count("a started") == 1);
        platform.awaitState("b.jar", "ACTIVE");
        assertThat(platform.log).containsExactly("INFO Adapter a 1.0.0 (a.jar) was updated to a 1.1.0");
    }

    @Test
    void uninstallsARemovedFileWithoutStartingIt() throws Exception {
        platform.shutDown();
        platform.delete("a.jar");
        platform.bundleEvents.clear();
        bootAgain();
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.bundle("a") == null);
        platform.awaitLive("b", "1.0.0");
        assertThat(platform.count("a started")).isZero();
        DeployFixture.await(
                DeployFixture.TIMEOUT, () -> platform.log.contains("INFO Adapter a 1.0.0 (a.jar) was removed"));
    }

    @Test
    void aRenamedFileIsNotReinstalled() throws Exception {
        long id = platform.bundle("a").getBundleId();
        platform.shutDown();
        platform.move("a.jar", "renamed.jar");
        bootAgain();
        platform.awaitState("renamed.jar", "ACTIVE");
        assertThat(platform.bundle("a").getBundleId()).isEqualTo(id);
    }

    @Test
    void installsAnAddedFile() throws Exception {
        platform.shutDown();
        platform.copy("c.jar", TestJar.bundle("c", "1.0.0"));
        bootAgain();
        platform.awaitLive("c", "1.0.0");
    }

    @Test
    void keepsTheBundleOfAFileThatBecameUnusable() throws Exception {
        platform.shutDown();
        platform.copy("a.jar", "garbage".getBytes());
        bootAgain();
        platform.awaitState("a.jar", "BROKEN");
        assertThat(platform.activeVersion("a")).isEqualTo("1.0.0 live");
    }

    @Test
    void reinstallsAdaptersAfterALostCache() throws Exception {
        platform.shutDown();
        Files.move(base.resolve("cache"), base.resolve("lost"));
        bootAgain();
        platform.awaitLive("a", "1.0.0");
        platform.awaitLive("b", "1.0.0");
    }

    @Test
    void restartingOnlyTheComponentLeavesAdaptersRunning() throws Exception {
        platform.bundleEvents.clear();
        platform.drop.stop();
        platform.watch();
        platform.awaitState("a.jar", "ACTIVE");
        platform.awaitState("b.jar", "ACTIVE");
        assertThat(platform.bundleEvents).isEmpty();
    }

    private void restart() throws Exception {
        platform.shutDown();
        bootAgain();
    }

    private void bootAgain() throws Exception {
        platform.log.clear();
        platform.audited.clear();
        platform.boot();
    }
}
