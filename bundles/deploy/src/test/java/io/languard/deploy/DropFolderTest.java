package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.deploy.AdapterFile;
import io.languard.service.user.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests adding, changing and removing files. */
class DropFolderTest {

    @TempDir
    Path base;

    DeployFixture platform;

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base).boot();
        DeployFixture.await(DeployFixture.TIMEOUT, () -> Files.isDirectory(platform.folder));
    }

    @AfterEach
    void shutDown() throws Exception {
        platform.close();
    }

    @Test
    void startsADroppedBundleAndListsItsFile() {
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitLive("a", "1.0.0");
        platform.awaitState("a.jar", "ACTIVE");
        AdapterFile file = platform.file("a.jar");
        assertThat(file.bundle()).isEqualTo("a 1.0.0");
        assertThat(file.problem()).isNull();
        assertThat(platform.bundle("a").getLocation()).isEqualTo("drop:a.jar");
        assertThat(platform.log).containsExactly("INFO Adapter a 1.0.0 (a.jar) started");
        DeployFixture.await(DeployFixture.TIMEOUT, () -> !platform.audited.isEmpty());
        assertThat(platform.audited).singleElement().satisfies(event -> {
            assertThat(event.event().type()).isEqualTo("adapter_file");
            assertThat(event.actor()).isEqualTo("supervisor");
            assertThat(event.event().detail())
                    .isEqualTo(Map.of("file", "a.jar", "state", "active", "bundle", "a 1.0.0"));
        });
    }

    @Test
    void uninstallsTheBundleOfARemovedFile() {
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("a.jar", "ACTIVE");
        platform.delete("a.jar");
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.bundle("a") == null);
        platform.awaitState("a.jar", "absent");
        assertThat(platform.log).last().isEqualTo("INFO Adapter a 1.0.0 (a.jar) was removed");
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.audited.size() == 2);
        assertThat(platform.audited.get(1).event().detail()).containsEntry("state", "removed");
    }

    @Test
    void updatesAReplacedFileInPlaceWithoutAffectingOthers() {
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.copy("b.jar", TestJar.bundle("b", "1.0.0"));
        platform.awaitLive("a", "1.0.0");
        platform.awaitLive("b", "1.0.0");
        long id = platform.bundle("a").getBundleId();
        platform.copy("a.jar", TestJar.bundle("a", "1.1.0"));
        platform.awaitLive("a", "1.1.0");
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.count("a started") == 2);
        assertThat(platform.bundle("a").getBundleId()).isEqualTo(id);
        assertThat(platform.count("a updated")).isOne();
        assertThat(platform.count("b started")).isOne();
        assertThat(platform.count("b stopped")).isZero();
    }

    @Test
    void downgradesToAnOlderVersion() {
        platform.copy("a.jar", TestJar.bundle("a", "2.0.0"));
        platform.awaitLive("a", "2.0.0");
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitLive("a", "1.0.0");
        assertThat(platform.warnings()).isEmpty();
    }

    @Test
    void replacingAFileByAnotherBundleRemovesTheOldBundle() {
        platform.copy("x.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitLive("a", "1.0.0");
        platform.copy("x.jar", TestJar.bundle("b", "1.0.0"));
        platform.awaitLive("b", "1.0.0");
        assertThat(platform.bundle("a")).isNull();
    }

    @Test
    void rewritingAFileWithTheSameContentRestartsNothing() {
        TestJar jar = TestJar.bundle("a", "1.0.0");
        platform.copy("a.jar", jar);
        platform.awaitLive("a", "1.0.0");
        platform.copy("a.jar", jar);
        platform.copy("b.jar", TestJar.bundle("b", "1.0.0")); // processed after a.jar
        platform.awaitState("b.jar", "ACTIVE");
        assertThat(platform.count("a stopped")).isZero();
        assertThat(platform.count("a updated")).isZero();
    }

    @Test
    void renamingAFileRestartsNothing() {
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("a.jar", "ACTIVE");
        platform.move("a.jar", "renamed.jar");
        platform.awaitState("renamed.jar", "ACTIVE");
        platform.awaitState("a.jar", "absent");
        assertThat(platform.count("a installed")).isOne();
        assertThat(platform.count("a stopped")).isZero();
        assertThat(platform.log).last().isEqualTo("INFO Adapter a 1.0.0 moved from a.jar to renamed.jar");
        assertThat(platform.warnings()).isEmpty();
    }

    @Test
    void aNewBundleMayReuseTheNameOfARenamedFile() {
        platform.copy("x.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitLive("a", "1.0.0");
        platform.move("x.jar", "y.jar");
        platform.awaitState("y.jar", "ACTIVE");
        platform.copy("x.jar", TestJar.bundle("b", "1.0.0"));
        platform.awaitLive("b", "1.0.0");
        assertThat(platform.activeVersion("a")).isEqualTo("1.0.0 live");
    }

    @Test
    void ignoresOtherFilesSilently() throws Exception {
        byte[] jar = TestJar.bundle("a", "1.0.0").bytes();
        for (String name : new String[] {"a.jar.part", "a.jar.tmp", "a.jar~", ".a.jar", "a.txt", "readme"}) {
            platform.copy(name, jar);
        }
        Files.createDirectory(platform.folder.resolve("folder.jar"));
        platform.copy("b.jar", TestJar.bundle("b", "1.0.0"));
        platform.awaitState("b.jar", "ACTIVE");
        assertThat(platform.drop.files(Actor.shell()))
                .extracting(AdapterFile::fileName)
                .containsExactly("b.jar");
        assertThat(platform.warnings()).isEmpty();
    }

    @Test
    void startsATemporaryFileMovedToItsFinalName() {
        platform.copy("a.jar.part", TestJar.bundle("a", "1.0.0"));
        platform.move("a.jar.part", "a.jar");
        platform.awaitLive("a", "1.0.0");
    }

    @Test
    void aManuallyStoppedBundleStaysStoppedAndIsReported() throws Exception {
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("a.jar", "ACTIVE");
        platform.bundle("a").stop();
        platform.awaitState("a.jar", "WAITING");
        platform.copy("b.jar", TestJar.bundle("b", "1.0.0"));
        platform.awaitState("b.jar", "ACTIVE");
        assertThat(platform.activeVersion("a")).isEqualTo("1.0.0 not live");
        assertThat(platform.problem("a.jar")).contains("Stopped manually");
    }

    @Test
    void stoppingTheComponentLeavesAdaptersRunning() throws Exception {
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitLive("a", "1.0.0");
        long before = System.nanoTime();
        platform.drop.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
        assertThat(platform.activeVersion("a")).isEqualTo("1.0.0 live");
    }
}
