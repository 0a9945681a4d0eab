package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Bundles that need something of others. */
class RequirementsTest {

    @TempDir
    Path base;

    DeployFixture platform;

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base);
        platform.make();
        platform.boot();
    }

    @AfterEach
    void shutDown() throws Exception {
        platform.close();
    }

    @Test
    void aBundleWaitsForAPackageAndIsLiveWhenItIsDropped() {
        platform.copy("user.jar", user());
        waits("user.jar", "it needs package some.library from 1.0.0 below 2.0.0, which nothing provides");
        platform.copy("library.jar", library("1.2.0"));
        platform.awaitLive("user", "1.0.0");
        platform.awaitState("user.jar", "ACTIVE");
        assertThat(platform.problem("user.jar")).isNull();
    }

    @Test
    void aVersionThatIsThereButDoesNotDoIsNamed() {
        platform.copy("library.jar", library("2.1.0"));
        platform.awaitLive("library", "2.1.0");
        platform.copy("user.jar", user());
        waits("user.jar", "it needs package some.library from 1.0.0 below 2.0.0, of which only 2.1.0 is here");
    }

    @Test
    void aBundleWaitsForACapability() {
        platform.copy(
                "user.jar",
                TestJar.bundle("user", "1.0.0").header("Require-Capability", "some.thing;filter:=\"(some.thing=x)\""));
        waits("user.jar", "it needs capability some.thing x");
        platform.copy(
                "other.jar", TestJar.bundle("other", "1.0.0").header("Provide-Capability", "some.thing;some.thing=x"));
        platform.awaitLive("user", "1.0.0");
    }

    @Test
    void aBundleWaitsForOneThatItselfWaits() {
        platform.copy("library.jar", library("1.0.0").header("Import-Package", "not.there"));
        waits("library.jar", "it needs package not.there, which nothing provides");
        platform.copy("user.jar", user());
        platform.awaitState("user.jar", "WAITING");
        assertThat(platform.problem("user.jar")).isEqualTo("it needs bundle library, which itself waits for something");
        assertThat(platform.warnings()).hasSize(2);
    }

    @Test
    void aProviderInstalledByHandIsNoticedToo() throws Exception {
        platform.copy("user.jar", user());
        platform.awaitState("user.jar", "WAITING");
        platform.framework
                .getBundleContext()
                .installBundle(
                        "by:hand", new ByteArrayInputStream(library("1.0.0").bytes()));
        platform.awaitLive("user", "1.0.0");
    }

    @Test
    void anUpdatedProviderRestartsOnlyItsUsers() {
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
    void aUserOfARemovedProviderWaitsAndComesBackWithIt() {
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
    void anUpdateThatCanNotBeResolvedWaits() {
        platform.copy("user.jar", TestJar.bundle("user", "0.9.0"));
        platform.awaitLive("user", "0.9.0");
        platform.copy("user.jar", user());
        waits("user.jar", "it needs package some.library from 1.0.0 below 2.0.0, which nothing provides");
        platform.copy("user.jar", TestJar.bundle("user", "0.9.0"));
        platform.awaitLive("user", "0.9.0");
    }

    @Test
    void aFragmentIsAttachedToAHostThatComesLater() {
        platform.copy("part.jar", TestJar.bundle("part", "1.0.0").header("Fragment-Host", "host"));
        waits("part.jar", "it needs bundle host, which nothing provides");
        platform.copy("host.jar", TestJar.bundle("host", "1.0.0"));
        platform.awaitLive("host", "1.0.0");
        platform.awaitState("part.jar", "ACTIVE");
        assertThat(platform.bundle("part").getState()).isEqualTo(Bundle.RESOLVED);
    }

    @Test
    void aFragmentOfAHostThatRunsIsAttachedOrNamed() {
        platform.copy("host.jar", TestJar.bundle("host", "1.0.0"));
        platform.awaitLive("host", "1.0.0");
        platform.copy("part.jar", TestJar.bundle("part", "1.0.0").header("Fragment-Host", "host"));
        DeployFixture.await(
                DeployFixture.TIMEOUT, () -> !platform.state("part.jar").equals("absent"));
        assertThat(platform.state("part.jar") + " " + platform.problem("part.jar"))
                .isIn("ACTIVE null", "WAITING its host runs already and takes it up when it is installed anew");
        assertThat(platform.activeVersion("host")).isEqualTo("1.0.0 live");
    }

    private static TestJar user() {
        return TestJar.bundle("user", "1.0.0").header("Import-Package", "some.library;version=\"[1,2)\"");
    }

    private static TestJar library(String version) {
        return TestJar.bundle("library", version).header("Export-Package", "some.library;version=" + version);
    }

    private void waits(String name, String problem) {
        platform.awaitState(name, "WAITING");
        assertThat(platform.problem(name)).isEqualTo(problem);
        assertThat(platform.warnings()).hasSize(1).containsExactly("WARN " + name + ": " + problem);
    }
}
