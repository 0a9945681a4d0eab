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

/** Tests unusable files: each gets one log line, and nothing else is affected. */
class BrokenFilesTest {

    @TempDir
    Path base;

    DeployFixture platform;

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base);
        platform.createFolder();
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
    void reportsAFileThatIsNotAZip() {
        platform.copy("text.jar", "just text".getBytes());
        assertBroken("text.jar", "Not a complete jar file");
    }

    @Test
    void reportsAnEmptyFile() {
        platform.copy("empty.jar", new byte[0]);
        assertBroken("empty.jar", "The file is empty");
    }

    @Test
    void reportsAJarThatIsNotABundle() {
        platform.copy("plain.jar", TestJar.plain());
        assertBroken("plain.jar", "Not a bundle: the manifest has no Bundle-SymbolicName");
    }

    @Test
    void reportsAnInvalidVersion() {
        platform.copy("odd.jar", TestJar.bundle("odd", "one"));
        assertBroken("odd.jar", "The Bundle-Version 'one' is not a version");
    }

    @Test
    void reportsAManifestThatTheFrameworkRejects() {
        platform.copy("odd.jar", TestJar.bundle("odd", "1.0.0").header("Import-Package", "a;;b,,=="));
        assertBroken("odd.jar", "The framework rejected it: ");
    }

    @Test
    void rejectsABundleOfThePlatform() throws Exception {
        byte[] own = TestJar.bundle("own", "1.0.0").bytes();
        Bundle bundle = platform.framework
                .getBundleContext()
                .installBundle("system:own", new java.io.ByteArrayInputStream(own));
        bundle.start();
        platform.copy("own.jar", TestJar.bundle("own", "2.0.0"));
        assertBroken("own.jar", "Bundle own belongs to the platform");
        assertThat(platform.activeVersion("own")).isEqualTo("1.0.0 live");
    }

    @Test
    void reportsAMissingActivator() {
        platform.copy("bad.jar", TestJar.bundle("bad", "1.0.0").header("Bundle-Activator", "no.such.Activator"));
        assertBroken("bad.jar", "Could not be started: ClassNotFoundException: no.such.Activator");
        platform.copy("bad.jar", TestJar.bundle("bad", "1.0.1"));
        platform.awaitLive("bad", "1.0.1");
    }

    @Test
    void reportsAnInvalidActivator() {
        platform.copy(
                "bad.jar",
                TestJar.bundle("bad", "1.0.0")
                        .with(Throwing.class)
                        .header("Bundle-Activator", Throwing.class.getName()));
        assertBroken("bad.jar", "Could not be started: ");
    }

    @Test
    void reportsAnUnreadableFileAndStartsItOnceReadable() throws Exception {
        Path file = platform.base.resolve("closed.jar");
        Files.write(file, TestJar.bundle("closed", "1.0.0").bytes());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        platform.move("../closed.jar", "closed.jar");
        assertBroken("closed.jar", "Permission denied: Languard's user cannot read the file");
        Files.setPosixFilePermissions(
                platform.folder.resolve("closed.jar"), PosixFilePermissions.fromString("rw-------"));
        platform.awaitLive("closed", "1.0.0");
    }

    @Test
    void forgetsABrokenFileThatIsRemoved() {
        platform.copy("text.jar", "just text".getBytes());
        platform.awaitState("text.jar", "BROKEN");
        platform.delete("text.jar");
        platform.awaitState("text.jar", "absent");
    }

    private void assertBroken(String name, String problem) {
        platform.awaitState(name, "BROKEN");
        assertThat(platform.problem(name)).startsWith(problem);
        assertThat(platform.warnings()).hasSize(1).first().asString().startsWith("WARN " + name + ": " + problem);
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.audited.size() == 2);
        assertThat(platform.audited).last().satisfies(event -> assertThat(
                        event.event().detail())
                .containsEntry("state", "broken")
                .containsEntry("problem", platform.problem(name)));
    }
}
