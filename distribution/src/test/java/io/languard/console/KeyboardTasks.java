package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.PlatformUnderTest;
import io.languard.contract.ServerUnderTest;
import io.languard.contract.SimulatorInstallation;
import io.languard.testkit.FreePorts;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** An evening's work without a mouse. */
abstract class KeyboardTasks extends ConsoleTasks {

    @Test
    void aServerIsCreatedStartedConfiguredAndFreedFromAPlayerByKeyboardOnly() throws Exception {
        SimulatorInstallation install = platform.install();
        int port = FreePorts.first(16);
        browser.open("").see("Log in to Languard");
        browser.press("admin", Keys.TAB, PlatformUnderTest.PASSWORD, Keys.ENTER).see("No servers yet");
        browser.see("Replace the password that was printed at the first start");

        browser.tabTo("New server").press(Keys.ENTER).see("Adapter");
        browser.tabToAny("input[type=radio]").press(Keys.SPACE).see("The file must be named");
        browser.tabTo("Name").press("Fresh");
        browser.tabTo("Executable").replace(install.executable().toString());
        browser.tabTo("Game port").replace(Integer.toString(port));
        browser.tabTo("Create the server").press(Keys.ENTER).see("Fresh has been created");

        browser.tabTo("Start: Fresh").press(Keys.SPACE);
        JsonNode created = get("/servers").get(0);
        ServerUnderTest server =
                new ServerUnderTest(platform, install, created.path("id").asInt(), port);
        server.await("running");

        browser.tabTo("Open the server").press(Keys.ENTER).see("CPU, memory and players");
        browser.tabTo("Configuration").press(Keys.ENTER).see("Maximum players");
        browser.tabTo("Maximum players").replace("50").see("1 unsaved change");
        browser.tabTo("Save").press(Keys.ENTER).see("1 change saved");

        server.join("Miller");
        browser.tabTo("Players").press(Keys.ENTER).see("Miller");
        browser.tabTo("Ban: Miller").press(Keys.ENTER).see("Ban Miller?");
        browser.press("Team killing").tabTo("1 day").press(Keys.SPACE).see("Miller was banned");
        assertThat(texts(get(server.path("/bans")), "reason")).containsExactly("Team killing");
        browser.hasNoErrors();
    }

    @Test
    void aLineOfTheLogIsReachedAndLinkedToByKeyboardOnly() throws Exception {
        ServerUnderTest server = game().start();
        server.install().sendControl("log the needle");
        openTab(server, "log").see("the needle");
        server.install().sendControl("flood 500");
        browser.see("Object 2:000500");
        browser.tabTo("Search everything stored").press("needle").see("Only matching lines");
        browser.seeNot("Object 2:000500").tabTo("Log").press(Keys.ENTER, Keys.ENTER);
        browser.see("Object 2:000003").see("the needle");
        assertThat(browser.address()).contains("line=").contains("mark=1");
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Log");

        String address = browser.address();
        browser.press(Keys.ENTER, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP);
        assertThat(browser.focused().getDomAttribute("href")).contains("line=");
        browser.press(Keys.ESCAPE);
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Log");
        browser.open(address).see("the needle");
        browser.await(
                () -> browser.number("return document.querySelectorAll('.line.target').length") == 1,
                "the line of the address");
        browser.isAccessible().hasNoErrors();
    }

    @Test
    void aDialogKeepsTheFocusAndGivesItBack() throws Exception {
        ServerUnderTest server = game().start();
        server.join("Miller");
        openTab(server, "players").see("Miller");
        browser.tabTo("Ban: Miller").press(Keys.ENTER).see("Ban Miller?");
        for (int i = 0; i < 12; i++) {
            browser.press(Keys.TAB);
            assertThat(browser.number("const one = document.activeElement; return one === document.body "
                            + "|| one.closest('dialog') !== null ? 1 : 0"))
                    .as("focus in the dialog after " + (i + 1) + " steps")
                    .isOne();
        }
        browser.press(Keys.ESCAPE).seeNot("Ban Miller?");
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Ban: Miller");
    }
}
