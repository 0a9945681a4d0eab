package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.PlatformUnderTest;
import io.languard.contract.ServerUnderTest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Adapters, the platform itself, its events and the worlds of players. */
abstract class PlatformTasks extends ConsoleTasks {

    @Test
    void anAdapterThatIsTakenOutAndPutBackChangesTheOpenPages() throws Exception {
        ServerUnderTest server = game();
        openTab(server, "config").see("Maximum players");
        browser.type("Maximum players", "50").see("1 unsaved change");
        Path jar = adapter("game-arma3-*.jar");
        Path aside = Files.move(jar, console.newFolder().resolve("aside"));

        browser.see("The adapter for “arma3” is not there");
        assertThat(browser.offers("Missions")).isFalse();
        browser.isAccessible();

        Files.move(aside, jar);
        browser.await(() -> browser.offers("Missions"), "the tab of the missions");
        browser.seeNot("is not there").see("1 unsaved change");
        assertThat(browser.field("Maximum players").getDomProperty("value")).isEqualTo("50");
        browser.click("Save").see("1 change saved").hasNoErrors();
    }

    @Test
    void theAdaptersPageShowsWhatIsDroppedInAndWhatIsWrongWithIt() throws Exception {
        openAsAdmin("adapters").see("game-arma3").see("Missions").see("game-luanti");
        Path broken = Files.writeString(console.adapters().resolve("game-broken.jar"), "no jar");
        browser.see("game-broken.jar").see("broken").see("Not a complete jar file");
        browser.isAccessible().screenshot("adapters-broken");
        Files.delete(broken);
        browser.seeNot("game-broken.jar");

        Path jar = adapter("game-luanti-*.jar");
        Path aside = Files.move(jar, console.newFolder().resolve("aside"));
        browser.seeNot("game-luanti");
        Files.move(aside, jar);
        browser.see("game-luanti").hasNoErrors();
    }

    @Test
    void thePlatformTellsItsStateAndSettingsAndStopsAllServers() throws Exception {
        ServerUnderTest one = game().start();
        ServerUnderTest other = game().start();
        one.join("Miller");
        openAsAdmin("platform").see("everything that it needs is there").see("2 of 2 are running");
        browser.type("Search settings", "LANGUARD_ADAPTERS")
                .see(console.adapters().toString());
        assertThat(browser.address()).isEqualTo("platform?q=LANGUARD_ADAPTERS");
        assertThat(browser.pageText())
                .doesNotContain(PlatformUnderTest.PASSWORD)
                .doesNotContain("LANGUARD_BIND");

        browser.await(() -> browser.offers("Stop all servers"), "the button");
        browser.click("Stop all servers").see("Stop all servers?").see("1 player will be disconnected.");
        browser.isAccessible().field("Reason").sendKeys("Maintenance");
        browser.click("Stop all servers").see("2 servers are stopping");
        one.await("stopped");
        other.await("stopped");
        assertThat(one.event("stop_requested").toString()).contains("Maintenance");
    }

    @Test
    void eventsOfServersAndOfThePlatformAreFilteredByTheirAddress() throws Exception {
        ServerUnderTest server = game().start();
        openTab(server, "events").see("Start requested").see("Server created");
        browser.field("Type of event").sendKeys("Start requested");
        browser.seeNot("created (arma3)").see("Start requested");
        assertThat(browser.address()).endsWith("/events?type=start_requested");
        browser.driver().navigate().refresh();
        browser.see("Start requested").seeNot("created (arma3)").isAccessible();

        openAsAdmin("events?type=login_failed").see("Events");
        platform.anonymous().post("/auth/login", body("username", "mallory", "password", "guess"));
        browser.see("Login as “mallory” failed").isAccessible();
    }

    @Test
    void thePageOfWorldsFollowsTheProvisionerThatIsTakenOutAndPutBack() throws Exception {
        openAsAdmin("worlds").see("No worlds yet");
        Path jar = adapter("lxc-bundle-*.jar");
        Path aside = Files.move(jar, console.newFolder().resolve("aside"));
        browser.see("Worlds are not available").isAccessible();

        Files.move(aside, jar);
        browser.see("No worlds yet").isAccessible().hasNoErrors();
    }

    private Path adapter(String pattern) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(console.adapters(), pattern)) {
            return jars.iterator().next();
        }
    }
}
