package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ServerUnderTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The forms of the console in a browser: configuration, settings and creation of a server. */
abstract class FormTasks extends ConsoleTasks {

    private ServerUnderTest server;

    @BeforeEach
    void createServer() throws Exception {
        server = game();
        browser.enter(platform.admin().token());
    }

    @Test
    void everySettingOfAGameHasAField() throws Exception {
        JsonNode schemas = platform.admin().get("/games/arma3/config-schema").data();
        for (Map.Entry<String, JsonNode> section : schemas.properties()) {
            openConfig("?section=" + section.getKey());
            assertThat(browser.driver().findElements(By.cssSelector(".setting")))
                    .as(section.getKey())
                    .hasSize(section.getValue().path("properties").size());
            assertThat(browser.driver().findElements(By.cssSelector(".kind-json")))
                    .as("settings edited as JSON")
                    .isEmpty();
        }
        openConfig("?section=server").portrait("config");
    }

    @Test
    void aChangeOfARunningServerIsSavedAndMarkedUntilItsRestart() throws Exception {
        server.start();
        openConfig("");
        browser.type("Maximum players", "50");
        browser.see("1 unsaved change").click("Save").see("1 change saved");

        assertThat(section().path("max_players").asInt()).isEqualTo(50);
        browser.see("The running game has another value of: Maximum players").isAccessible();
    }

    @Test
    void aValueThatTheGameCannotTakeIsSaidAtItsFieldAndOnTop() throws Exception {
        openConfig("");
        browser.type("Maximum players", "5000");
        browser.see("The greatest value is 1,024").click("Save").see("These values were not accepted:");
        browser.portrait("config-refused");

        browser.click("Maximum players");
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Maximum players");
        assertThat(section().path("max_players").asInt()).isEqualTo(40);
    }

    @Test
    void whoChangesWhatSomebodyElseHasChangedIsAskedAndTheRestIsMerged() throws Exception {
        openConfig("");
        browser.type("Server name", "Mine");
        browser.type("Maximum players", "50");
        change(Map.of("hostname", "Theirs", "motd_interval", 9));

        browser.see("Somebody else has also changed “Server name”").portrait("config-conflict");
        browser.click("Use yours").click("Save").see("2 changes saved");
        JsonNode stored = section();
        assertThat(stored.path("hostname").asText()).isEqualTo("Mine");
        assertThat(stored.path("max_players").asInt()).isEqualTo(50);
        assertThat(stored.path("motd_interval").asInt()).isEqualTo(9);
    }

    @Test
    void unsavedChangesAreNotLeftWithoutAQuestion() throws Exception {
        openConfig("");
        browser.type("Maximum players", "50");
        browser.click("Overview").see("Cancel").click("Cancel");
        assertThat(browser.address()).contains("/config");
        assertThat(browser.field("Maximum players").getDomProperty("value")).isEqualTo("50");

        browser.click("Discard").click("Overview");
        browser.await(() -> browser.address().equals("servers/" + server.id()), "the overview");
    }

    @Test
    void aSecretIsReplacedWithoutBeingShown() throws Exception {
        openConfig("?section=rcon&field=rcon_password");
        browser.click("Replace").press("Secret1234");
        assertThat(browser.focused().getDomAttribute("type")).isEqualTo("password");
        browser.click("Save").see("1 change saved");

        assertThat(browser.driver().getPageSource()).doesNotContain("Secret1234");
        assertThat(platform.admin().get(server.path() + "/config/preview").text())
                .contains("Secret1234");
    }

    @Test
    void aServerIsCreatedAndItsPasswordsAreShownOnce() throws Exception {
        browser.open("new?game=arma3").portrait("new-server");
        browser.click("Create the server").see("A value is required").isAccessible();
        browser.type("Name", "Fresh");
        browser.type("Executable", server.fetch().path("exe_path").asText());
        browser.type("Game port", server.fetch().path("game_port").asText());
        browser.click("Create the server").see("is taken by server " + server.id());

        browser.type("Game port", "47000");
        browser.click("Create the server").see("Fresh has been created").see("rcon_password");
        browser.portrait("new-server-created");
        browser.click("Open the server").see("Fresh").see("47000");
    }

    @Test
    void aServerIsRenamedAndDeletedOnlyByItsName() throws Exception {
        browser.open("servers/" + server.id() + "/settings").see("Delete this server");
        browser.type("Name", "Renamed");
        browser.click("Save").see("1 change saved").portrait("settings");
        assertThat(server.fetch().path("name").asText()).isEqualTo("Renamed");

        browser.click("Delete the server").see("Delete Renamed?").portrait("settings-delete");
        browser.field("Type “Renamed” to confirm").sendKeys("Renamed", Keys.ENTER);
        browser.see("Renamed has been deleted");
        assertThat(platform.admin().get(server.path()).status()).isEqualTo(404);
    }

    private ConsoleBrowser openConfig(String query) {
        browser.open("servers/" + server.id() + "/config" + query);
        browser.await(
                () -> !browser.driver().findElements(By.cssSelector(".setting")).isEmpty(), "the settings");
        return browser;
    }

    private JsonNode section() throws Exception {
        return platform.admin().get(server.path() + "/config/server").data();
    }

    private void change(Map<String, Object> values) throws Exception {
        Map<String, Object> body = new HashMap<>(values);
        body.put(
                "config_version", section().path("_meta").path("config_version").asInt());
        assertThat(platform.admin().put(server.path() + "/config/server", body).status())
                .isEqualTo(200);
    }
}
