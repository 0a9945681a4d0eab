package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.PlatformUnderTest;
import io.languard.contract.ServerUnderTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The schedules of a server in a browser. */
class ConsoleSchedulesIT {

    @TempDir
    static Path folder;

    private static PlatformUnderTest platform;

    @TempDir
    Path profile;

    private ConsoleBrowser browser;
    private ServerUnderTest server;

    @BeforeAll
    static void startPlatform() throws Exception {
        assumeTrue(ConsoleBrowser.isInstalled(), "Chromium and its driver are not installed");
        platform = PlatformUnderTest.start(folder, Map.of());
    }

    @AfterAll
    static void stopPlatform() throws Exception {
        if (platform != null) {
            platform.close();
        }
    }

    @BeforeEach
    void openBrowser() throws Exception {
        server = platform.create(platform.install());
        browser = ConsoleBrowser.start(profile, platform.root().replaceFirst("/api$", "/console/"));
        browser.login("admin", PlatformUnderTest.PASSWORD);
        browser.open("servers/" + server.id() + "/schedules").see("Nothing is scheduled");
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private JsonNode schedule() {
        return platform.admin().get(server.path() + "/schedules").data().path(0);
    }

    private void type(String label, String text) {
        browser.field(label).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    @Test
    void aNightlyRestartWithWarningsTakesOneClickAndTellsItsRuns() throws Exception {
        browser.click("Restart nightly, warn 15, 5 and 1 minute before").see("Every day at 04:45");
        assertThat(schedule().path("steps").findValuesAsText("message"))
                .containsExactly("Restart in 15 minutes", "Restart in 5 minutes", "Restart in 1 minute");

        browser.click("Run now: Nightly restart").see("The server was not running but stopped");
        browser.portrait("schedules");
        browser.click("History: Nightly restart").see("asked for by admin").isAccessible();
        browser.click("Close").click("Disable: Nightly restart").see("disabled");
        assertThat(schedule().path("enabled").asBoolean()).isFalse();

        browser.click("Delete: Nightly restart").see("Its history is deleted as well.");
        browser.driver().findElement(By.cssSelector("dialog [type=submit]")).click();
        browser.see("Nothing is scheduled");
    }

    @Test
    void aScheduleIsMadeByKeyboardWithItsTimesToldInWords() throws Exception {
        browser.click("Add a schedule");
        type("Name", "Weekly message");
        type("Times (cron)", "0 25 * * 1");
        browser.see("the hour: '25'");
        type("Times (cron)", "30 6 * * 1");
        type("Time zone", "America/New_York");
        browser.see("On Monday at 06:30").see("Next runs").see("(America/New_York)");
        type("Message", "Hello");
        browser.click("Add a step");
        new Select(browser.field("Action of step 2")).selectByVisibleText("Wait");
        browser.portrait("schedule-form");

        WebElement position = browser.field("Position of Wait");
        position.sendKeys(Keys.chord(Keys.CONTROL, "a"), "1", Keys.TAB);
        browser.await(
                () -> new Select(browser.field("Action of step 1"))
                        .getFirstSelectedOption()
                        .getText()
                        .equals("Wait"),
                "the new order");
        browser.click("Save").see("“Weekly message” was saved");

        JsonNode saved = schedule();
        assertThat(saved.path("cron").asText()).isEqualTo("30 6 * * 1");
        assertThat(saved.path("timezone").asText()).isEqualTo("America/New_York");
        assertThat(saved.path("steps").findValuesAsText("action")).containsExactly("wait", "say");
    }
}
