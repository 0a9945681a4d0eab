package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The library of mods and the mods of a server. */
abstract class ModTasks extends ConsoleTasks {

    @Test
    void modsAreRegisteredEnabledOrderedAndProtectedWhileTheyAreUsed() throws Exception {
        ServerUnderTest server = game();
        openAsAdmin("mods");
        register("@CBA_A3", "CBA_A3");
        register("@ace", "ace");

        browser.open(address(server, "mods")).see("No mods are enabled");
        browser.click("Enable CBA_A3").click("Enable ace").see("All mods of the library are enabled");
        browser.click("Move ace to the top").see("ace is now at position 1 of 2");
        browser.field("Server only: ace").sendKeys(Keys.SPACE);
        browser.click("Save").see("The mods were saved").isAccessible();
        JsonNode enabled = get(server.path("/mods"));
        assertThat(texts(enabled, "name")).containsExactly("ace", "CBA_A3");
        assertThat(enabled.findValuesAsText("is_server_mod")).containsExactly("true", "false");

        browser.click("Manage the library").see("All games");
        browser.click("Delete ace from the library").click("Delete").see("ace is enabled on a server.");
        assertThat(texts(get("/mods"), "name")).contains("ace");

        browser.open(address(server, "mods"));
        browser.click("Remove ace").click("Remove CBA_A3").click("Save").see("The mods were saved");
        browser.open("mods");
        for (String name : new String[] {"ace", "CBA_A3"}) {
            browser.click("Delete " + name + " from the library").click("Delete");
            browser.see(name + " was deleted from the library");
        }
        assertThat(texts(get("/mods"), "name")).doesNotContain("ace", "CBA_A3");
    }

    @Test
    void aFolderThatIsRefusedIsSaidAtItsField() throws Exception {
        openAsAdmin("mods").click("Add mod");
        browser.field("Folder").sendKeys("/etc/@mod");
        browser.field("Name").sendKeys("System");
        browser.click("Add mod");
        browser.await(
                () -> browser.number("return document.querySelectorAll('dialog .problem:not(:empty)').length") > 0,
                "the problem");
        browser.isAccessible().press(Keys.ESCAPE);
        assertThat(texts(get("/mods"), "name")).doesNotContain("System");
    }

    private void register(String folder, String name) throws Exception {
        Path path = Files.createDirectories(console.newFolder().resolve(folder));
        Files.createDirectories(path.resolve("addons"));
        browser.click("Add mod").type("Folder", path.toString());
        browser.field("Name").click();
        assertThat(browser.field("Name").getDomProperty("value")).isEqualTo(name);
        browser.click("Add mod").see(name + " was added");
    }
}
