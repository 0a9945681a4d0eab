package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests changes of the folder itself and links in it. */
class FolderTest {

    @TempDir
    Path base;

    DeployFixture platform;

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base).boot();
        DeployFixture.await(DeployFixture.TIMEOUT, () -> Files.isDirectory(platform.folder));
        platform.copy("a.jar", TestJar.bundle("a", "1.0.0"));
        platform.awaitState("a.jar", "ACTIVE");
    }

    @AfterEach
    void shutDown() throws Exception {
        platform.close();
    }

    @Test
    void deletingTheFolderRemovesAdaptersAndRecreatesIt() throws Exception {
        platform.delete("a.jar");
        Files.delete(platform.folder);
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.bundle("a") == null);
        DeployFixture.await(DeployFixture.TIMEOUT, () -> Files.isDirectory(platform.folder));
        platform.copy("b.jar", TestJar.bundle("b", "1.0.0"));
        platform.awaitLive("b", "1.0.0");
    }

    @Test
    void followsAFolderThatReplacesIt() throws Exception {
        Path other = Files.createDirectory(base.resolve("other"));
        Files.write(other.resolve("b.jar"), TestJar.bundle("b", "1.0.0").bytes());
        Files.move(platform.folder, base.resolve("before"));
        Files.move(other, platform.folder, StandardCopyOption.ATOMIC_MOVE);
        platform.awaitLive("b", "1.0.0");
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.bundle("a") == null);
        platform.copy("c.jar", TestJar.bundle("c", "1.0.0"));
        platform.awaitLive("c", "1.0.0");
    }

    @Test
    void startsALinkedJarAndFollowsItsTarget() throws Exception {
        Path target = base.resolve("built.jar");
        Files.write(target, TestJar.bundle("b", "1.0.0").bytes());
        Files.createSymbolicLink(platform.folder.resolve("b.jar"), target);
        platform.awaitLive("b", "1.0.0");
        Files.write(target, TestJar.bundle("b", "1.1.0").bytes());
        platform.awaitLive("b", "1.1.0");
    }

    @Test
    void reportsADanglingLink() throws Exception {
        Files.createSymbolicLink(platform.folder.resolve("b.jar"), base.resolve("absent.jar"));
        platform.awaitState("b.jar", "BROKEN");
        assertThat(platform.problem("b.jar")).isEqualTo("Dangling link: its target does not exist");
        Files.write(base.resolve("absent.jar"), TestJar.bundle("b", "1.0.0").bytes());
        platform.awaitLive("b", "1.0.0");
    }

    @Test
    void startsManyFilesDroppedTogether() {
        for (int i = 0; i < 30; i++) {
            platform.copy("many" + i + ".jar", TestJar.bundle("many" + i, "1.0.0"));
        }
        DeployFixture.await(
                DeployFixture.TIMEOUT,
                () -> platform.drop.files(Actor.shell()).stream()
                                .filter(file -> file.state().name().equals("ACTIVE"))
                                .count()
                        == 31);
    }
}
