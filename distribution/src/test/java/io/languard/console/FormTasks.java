package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

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
    void aSettingIsFoundAndPutBackToItsDefault() throws Exception {
        change(Map.of("max_players", 50));
        openConfig("");
        browser.type("Find a setting", "max_players");
        browser.await(() -> settings() == 1, "only what was searched for");
        browser.see("Default: 40").see("1 to 1,024.").click("Use the default").see("1 unsaved change");
        assertThat(browser.address()).contains("q=max_players");
        assertThat(browser.field("Maximum players").getDomProperty("value")).isEqualTo("40");

        browser.type("Find a setting", "").press(Keys.BACK_SPACE);
        new Select(browser.field("Settings shown")).selectByVisibleText("Unsaved changes");
        browser.await(() -> settings() == 1, "only what was changed");
        browser.click("Save").see("1 change saved").see("Nothing is changed");
        assertThat(section().path("max_players").asInt()).isEqualTo(40);
    }

    private int settings() {
        return browser.driver().findElements(By.cssSelector(".setting")).size();
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

        browser.click("Generate").see("1 unsaved change").click("Save").seeNot("1 unsaved change");
        assertThat(platform.admin().get(server.path() + "/config/preview").text())
                .doesNotContain("Secret1234");
    }

    @Test
    void whatIsTypedAsASecretIsShownOnDemandOnly() throws Exception {
        openConfig("?section=rcon&field=rcon_password");
        browser.click("Replace").press("Secret1234").click("Show what is typed");
        WebElement input = browser.driver().findElement(By.cssSelector(".secret input"));
        assertThat(input.getDomAttribute("type")).isEqualTo("text");
        assertThat(input.getDomProperty("value")).isEqualTo("Secret1234");
        browser.click("Show what is typed");
        assertThat(input.getDomAttribute("type")).isEqualTo("password");
        browser.click("Generate");
        assertThat(input.getDomProperty("value")).isNotEqualTo("Secret1234").hasSizeGreaterThan(10);
        browser.click("Keep the stored one").seeNot("1 unsaved change");
    }

    @Test
    void thePreviewBesideTheFormFollowsWhatIsSaved() throws Exception {
        openConfig("").click("Preview").see("hostname = \"My Arma 3 Server\"");
        WebElement preview = browser.driver().findElement(By.cssSelector(".preview"));
        assertThat(preview.getRect().x)
                .as("beside the form")
                .isGreaterThan(browser.field("Server name").getRect().x);
        browser.type("Server name", "Another name").see("1 unsaved change");
        assertThat(preview.getText()).doesNotContain("Another name");
        browser.click("Save").see("hostname = \"Another name\"");
        assertThat(browser.address()).contains("preview=1");
        browser.isAccessible();
    }

    @Test
    void aServerIsCreatedAndItsPasswordsAreShownOnce() throws Exception {
        browser.open("new?game=arma3").portrait("new-server");
        browser.click("Create the server").see("A value is required").isAccessible();
        browser.type("Name", "Fresh");
        browser.type("Executable", "/nowhere/other").type("Game port", "47000");
        browser.click("Create the server").see("is not allowed for game type");
        browser.type("Executable", server.fetch().path("exe_path").asText());
        browser.type("Game port", server.fetch().path("game_port").asText());
        browser.click("Create the server").see("is taken by server " + server.id());

        browser.type("Game port", "47000");
        browser.click("Create the server").see("Fresh has been created").see("rcon_password");
        browser.see("Address for players").see("Players can join once the server runs and port 47000");
        browser.portrait("new-server-created");
        browser.click("Open the server").see("Fresh").see("47000");
    }

    @Test
    void aServerIsCreatedFromWhatIsSuggested() throws Exception {
        String found = platform.install().executable().toString();
        browser.open("new?game=arma3").see("Found on this machine").see(found);
        assertThat(browser.pageText())
                .contains("script · used by " + server.fetch().path("name").asText());
        assertThat(browser.failedRequests()).isEmpty();
        browser.click(found + "\nscript").portrait("new-server-suggested");
        assertThat(browser.field("Executable").getDomProperty("value")).isEqualTo(found);
        String gamePort = browser.field("Game port").getDomProperty("value");
        String rconPort = browser.field("Remote admin port").getDomProperty("value");
        browser.type("Name", "Suggested");
        browser.click("Create the server").see("Suggested has been created");

        JsonNode created = StreamSupport.stream(
                        platform.admin().get("/servers").data().spliterator(), false)
                .filter(each -> each.path("name").asText().equals("Suggested"))
                .findFirst()
                .orElseThrow();
        assertThat(created.path("exe_path").asText()).isEqualTo(found);
        assertThat(created.path("game_port").asText()).isEqualTo(gamePort);
        assertThat(created.path("rcon_port").asText()).isEqualTo(rconPort);
    }

    @Test
    void whatTheUserHasEnteredIsNotReplacedBySuggestions() {
        browser.open("new").see("Arma 3");
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        delayResponses(2000);
        try {
            browser.field("Arma 3 Adapter 1.0.0").click();
            browser.type("Game port", "47100");
            assertThat(browser.field("Remote admin port").getDomProperty("value"))
                    .isEmpty();

            browser.await(
                    () -> !browser.field("Remote admin port")
                            .getDomProperty("value")
                            .isEmpty(),
                    "the suggested ports");
            assertThat(browser.field("Game port").getDomProperty("value")).isEqualTo("47100");
        } finally {
            delayResponses(0);
        }
    }

    private void delayResponses(int millis) {
        browser.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", false, "latency", millis, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    @Test
    void anotherExecutableIsPickedInTheSettings() throws Exception {
        String other = platform.install().executable().toString();
        browser.open("servers/" + server.id() + "/settings").see(other);
        browser.click(other + "\nscript").see("1 unsaved change").click("Save").see("1 change saved");
        assertThat(server.fetch().path("exe_path").asText()).isEqualTo(other);
        assertThat(browser.failedRequests()).isEmpty();
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

    @Test
    void aFileIsImportedAfterALookAtWhatItChanges() throws Exception {
        Path file = console.newFolder().resolve("old-server.cfg");
        Files.writeString(
                file,
                """
                hostname = "Taken over";
                maxPlayers = 24;
                passwordAdmin = "old-secret";
                kickDuplicate = 0;
                disconnectTimeout = 200;
                """);
        openConfig("").click("Import from file…").see("Choose a file");
        browser.driver().findElement(By.cssSelector("dialog input[type=file]")).sendKeys(file.toString());
        browser.see("3 settings change").see("Taken over").see("1 more value in the file is set already.");
        browser.see("Line 5").see("must be an integer from 1 to 90").portrait("config-import");
        browser.isAccessible();
        assertThat(section().path("hostname").asText()).isEqualTo("My Arma 3 Server");

        browser.click("Import").see("3 settings imported");
        assertThat(section().path("hostname").asText()).isEqualTo("Taken over");
        assertThat(browser.field("Maximum players").getDomProperty("value")).isEqualTo("24");
        assertThat(browser.driver().getPageSource()).doesNotContain("old-secret");
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
