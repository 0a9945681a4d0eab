package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests several files with the same bundle. */
class DuplicatesTest {

    @TempDir
    Path base;

    DeployFixture platform;

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base);
        platform.createFolder();
        platform.boot();
    }

    @AfterEach
    void shutDown() throws Exception {
        platform.close();
    }

    @Test
    void keepsTheFirstOfTwoEqualFilesAndReportsTheSecond() {
        platform.copy("one.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("one.jar", "ACTIVE");
        platform.copy("another.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("another.jar", "DUPLICATE");
        assertThat(platform.problem("another.jar")).isEqualTo("The same bundle is already provided by one.jar");
        assertThat(platform.warnings()).hasSize(1);
        assertThat(platform.state("one.jar")).isEqualTo("ACTIVE");
        assertThat(platform.count("a stopped")).isZero();
    }

    @Test
    void theSecondFileReplacesARemovedFirst() {
        platform.copy("one.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("one.jar", "ACTIVE");
        platform.copy("two.jar", TestJar.bundle("a", "1.0.0").ballast(10));
        platform.awaitState("two.jar", "DUPLICATE");
        platform.delete("one.jar");
        platform.awaitState("two.jar", "ACTIVE");
        assertThat(platform.count("a updated")).isOne();
        assertThat(platform.activeVersion("a")).isEqualTo("1.0.0 live");
    }

    @Test
    void aFileWithTheSameContentReplacesARemovedOneWithoutARestart() {
        platform.copy("one.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("one.jar", "ACTIVE");
        platform.move("one.jar", "../saved");
        platform.awaitState("one.jar", "absent");
        platform.copy("one.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("one.jar", "ACTIVE");
        platform.move("../saved", "two.jar");
        platform.awaitState("two.jar", "DUPLICATE");
        long started = platform.count("a started");
        platform.delete("one.jar");
        platform.awaitState("two.jar", "ACTIVE");
        assertThat(platform.count("a started")).isEqualTo(started);
    }

    @Test
    void updatesToANewerVersionInAnotherFile() {
        platform.copy("old.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("old.jar", "ACTIVE");
        long id = platform.bundle("a").getBundleId();
        platform.copy("new.jar", TestJar.bundle("a", "2.0.0"));
        platform.awaitLive("a", "2.0.0");
        platform.awaitState("old.jar", "DUPLICATE");
        assertThat(platform.problem("old.jar")).isEqualTo("new.jar provides a newer version, 2.0.0");
        assertThat(platform.bundle("a").getBundleId()).isEqualTo(id);
    }

    @Test
    void reportsAnOlderVersionInAnotherFile() {
        platform.copy("new.jar", TestJar.bundle("a", "2.0.0"));
        platform.awaitState("new.jar", "ACTIVE");
        platform.copy("old.jar", TestJar.bundle("a", "1.10.0"));
        platform.awaitState("old.jar", "DUPLICATE");
        assertThat(platform.problem("old.jar")).contains("2.0.0").contains("new.jar");
        assertThat(platform.activeVersion("a")).isEqualTo("2.0.0 live");
        assertThat(platform.count("a stopped")).isZero();
    }

    @Test
    void theOlderVersionReplacesARemovedNewerOne() {
        platform.copy("old.jar", TestJar.bundle("a", "1.0.0"));
        platform.copy("new.jar", TestJar.bundle("a", "2.0.0"));
        platform.awaitState("old.jar", "DUPLICATE");
        platform.delete("new.jar");
        platform.awaitLive("a", "1.0.0");
        platform.awaitState("old.jar", "ACTIVE");
    }
}
