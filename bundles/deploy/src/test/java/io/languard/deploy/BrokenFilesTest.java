package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.languard.deploy.sample.Throwing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Files that can't be used: one line each, and nothing else is disturbed. */
class BrokenFilesTest {

    @TempDir
    Path base;

    DeployFixture platform;

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base);
        platform.make();
        platform.boot();
        platform.copy("good.jar", TestJar.bundle("good", "1.0.0"));
        platform.awaitState("good.jar", "ACTIVE");
    }

    @AfterEach
    void shutDown() throws Exception {
        assertThat(platform.count("good started")).isOne();
        assertThat(platform.activeVersion("good")).isEqualTo("1.0.0 live");
        platform.close();
    }

    @Test
    void aFileThatIsNoZip() {
        platform.copy("text.jar", "just text".getBytes());
        broken("text.jar", "it is not a complete jar file");
    }

    @Test
    void anEmptyFile() {
        platform.copy("empty.jar", new byte[0]);
        broken("empty.jar", "it is empty");
    }

    @Test
    void aJarThatIsNoBundle() {
        platform.copy("plain.jar", TestJar.plain());
        broken("plain.jar", "it is no bundle: its manifest has no Bundle-SymbolicName");
    }

    @Test
    void aVersionThatIsNone() {
        platform.copy("odd.jar", TestJar.bundle("odd", "one"));
        broken("odd.jar", "its Bundle-Version 'one' is not a version");
    }

    @Test
    void aManifestThatTheFrameworkRefuses() {
        platform.copy("odd.jar", TestJar.bundle("odd", "1.0.0").header("Import-Package", "a;;b,,=="));
        broken("odd.jar", "the framework refuses it: ");
    }

    @Test
    void aBundleOfThePlatformItself() throws Exception {
        byte[] own = TestJar.bundle("own", "1.0.0").bytes();
        Bundle bundle = platform.framework
                .getBundleContext()
                .installBundle("system:own", new java.io.ByteArrayInputStream(own));
        bundle.start();
        platform.copy("own.jar", TestJar.bundle("own", "2.0.0"));
        broken("own.jar", "its bundle own belongs to the platform itself");
        assertThat(platform.activeVersion("own")).isEqualTo("1.0.0 live");
    }

    @Test
    void anActivatorThatIsNotThere() {
        platform.copy("bad.jar", TestJar.bundle("bad", "1.0.0").header("Bundle-Activator", "no.such.Activator"));
        broken("bad.jar", "it can't be started: ClassNotFoundException: no.such.Activator");
        platform.copy("bad.jar", TestJar.bundle("bad", "1.0.1"));
        platform.awaitLive("bad", "1.0.1");
    }

    @Test
    void anActivatorThatIsNone() {
        platform.copy(
                "bad.jar",
                TestJar.bundle("bad", "1.0.0")
                        .with(Throwing.class)
                        .header("Bundle-Activator", Throwing.class.getName()));
        broken("bad.jar", "it can't be started: ");
    }

    @Test
    void aFileWithoutPermissionIsNamedAndLiveOnceItMayBeRead() throws Exception {
        Path file = platform.base.resolve("closed.jar");
        Files.write(file, TestJar.bundle("closed", "1.0.0").bytes());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        platform.move("../closed.jar", "closed.jar");
        broken("closed.jar", "it can't be read: Languard's user has no permission");
        Files.setPosixFilePermissions(
                platform.folder.resolve("closed.jar"), PosixFilePermissions.fromString("rw-------"));
        platform.awaitLive("closed", "1.0.0");
    }

    @Test
    void aBrokenFileThatGoesAwayIsForgotten() {
        platform.copy("text.jar", "just text".getBytes());
        platform.awaitState("text.jar", "BROKEN");
        platform.delete("text.jar");
        platform.awaitState("text.jar", "absent");
    }

    private void broken(String name, String problem) {
        platform.awaitState(name, "BROKEN");
        assertThat(platform.problem(name)).startsWith(problem);
        assertThat(platform.warnings()).hasSize(1).first().asString().startsWith("WARN " + name + ": " + problem);
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.audited.size() == 2);
        assertThat(platform.audited).last().satisfies(event -> assertThat(event.detail())
                .containsEntry("state", "broken")
                .containsEntry("problem", platform.problem(name)));
    }
}
