package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Tests bundles that depend on others. */
class RequirementsTest {

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
    void startsABundleWhenItsMissingPackageIsDropped() {
        platform.copy("user.jar", user());
        assertWaiting("user.jar", "Missing package some.library from 1.0.0 below 2.0.0: no bundle exports it");
        platform.copy("library.jar", library("1.2.0"));
        platform.awaitLive("user", "1.0.0");
        platform.awaitState("user.jar", "ACTIVE");
        assertThat(platform.problem("user.jar")).isNull();
    }

    @Test
    void reportsAnUnsuitableVersion() {
        platform.copy("library.jar", library("2.1.0"));
        platform.awaitLive("library", "2.1.0");
        platform.copy("user.jar", user());
        assertWaiting("user.jar", "Missing package some.library from 1.0.0 below 2.0.0: only 2.1.0 is available");
    }

    @Test
    void startsABundleWhenItsMissingCapabilityIsDropped() {
        platform.copy(
                "user.jar",
                TestJar.bundle("user", "1.0.0").header("Require-Capability", "some.thing;filter:=\"(some.thing=x)\""));
        assertWaiting("user.jar", "Missing capability some.thing x");
        platform.copy(
                "other.jar", TestJar.bundle("other", "1.0.0").header("Provide-Capability", "some.thing;some.thing=x"));
        platform.awaitLive("user", "1.0.0");
    }

    @Test
    void reportsAProviderThatIsItselfWaiting() {
        platform.copy("library.jar", library("1.0.0").header("Import-Package", "not.there"));
        assertWaiting("library.jar", "Missing package not.there: no bundle exports it");
        platform.copy("user.jar", user());
        platform.awaitState("user.jar", "WAITING");
        assertThat(platform.problem("user.jar")).isEqualTo("Requires bundle library, which is itself waiting");
        assertThat(platform.warnings()).hasSize(2);
    }

    @Test
    void detectsAManuallyInstalledProvider() throws Exception {
        platform.copy("user.jar", user());
        platform.awaitState("user.jar", "WAITING");
        platform.framework
                .getBundleContext()
                .installBundle(
                        "by:hand", new ByteArrayInputStream(library("1.0.0").bytes()));
        platform.awaitLive("user", "1.0.0");
    }

    @Test
    void updatingAProviderRestartsOnlyItsDependents() {
        platform.copy("library.jar", library("1.0.0"));
        platform.copy("user.jar", user());
        platform.copy("other.jar", TestJar.bundle("other", "1.0.0"));
        platform.awaitState("user.jar", "ACTIVE");
        platform.awaitState("other.jar", "ACTIVE");
        platform.copy("library.jar", library("1.5.0"));
        platform.awaitLive("library", "1.5.0");
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.count("user started") == 2);
        platform.awaitLive("user", "1.0.0");
        assertThat(platform.count("other started")).isOne();
        assertThat(platform.count("other stopped")).isZero();
    }

    @Test
    void removingAProviderStopsItsDependentsUntilItReturns() {
        platform.copy("library.jar", library("1.0.0"));
        platform.copy("user.jar", user());
        platform.awaitState("user.jar", "ACTIVE");
        platform.delete("library.jar");
        platform.awaitState("user.jar", "WAITING");
        assertThat(platform.problem("user.jar")).contains("some.library");
        platform.copy("library.jar", library("1.0.0"));
        platform.awaitLive("user", "1.0.0");
    }

    @Test
    void anUnresolvableUpdateWaits() {
        platform.copy("user.jar", TestJar.bundle("user", "0.9.0"));
        platform.awaitLive("user", "0.9.0");
        platform.copy("user.jar", user());
        assertWaiting("user.jar", "Missing package some.library from 1.0.0 below 2.0.0: no bundle exports it");
        platform.copy("user.jar", TestJar.bundle("user", "0.9.0"));
        platform.awaitLive("user", "0.9.0");
    }

    @Test
    void attachesAFragmentToALaterHost() {
        platform.copy("part.jar", TestJar.bundle("part", "1.0.0").header("Fragment-Host", "host"));
        assertWaiting("part.jar", "Missing bundle host: it is not installed");
        platform.copy("host.jar", TestJar.bundle("host", "1.0.0"));
        platform.awaitLive("host", "1.0.0");
        platform.awaitState("part.jar", "ACTIVE");
        assertThat(platform.bundle("part").getState()).isEqualTo(Bundle.RESOLVED);
    }

    @Test
    void attachesOrReportsAFragmentOfARunningHost() {
        platform.copy("host.jar", TestJar.bundle("host", "1.0.0"));
        platform.awaitLive("host", "1.0.0");
        platform.copy("part.jar", TestJar.bundle("part", "1.0.0").header("Fragment-Host", "host"));
        DeployFixture.await(
                DeployFixture.TIMEOUT, () -> !platform.state("part.jar").equals("absent"));
        assertThat(platform.state("part.jar") + " " + platform.problem("part.jar"))
                .isIn("ACTIVE null", "WAITING Its host is already running and attaches it when reinstalled");
        assertThat(platform.activeVersion("host")).isEqualTo("1.0.0 live");
    }

    private static TestJar user() {
        return TestJar.bundle("user", "1.0.0").header("Import-Package", "some.library;version=\"[1,2)\"");
    }

    private static TestJar library(String version) {
        return TestJar.bundle("library", version).header("Export-Package", "some.library;version=" + version);
    }

    private void assertWaiting(String name, String problem) {
        platform.awaitState(name, "WAITING");
        assertThat(platform.problem(name)).isEqualTo(problem);
        assertThat(platform.warnings()).hasSize(1).containsExactly("WARN " + name + ": " + problem);
    }
}
