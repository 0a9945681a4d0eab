package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ServerUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Typing commands to a game: completion by keyboard and by touch, and a history that loses nothing. */
abstract class CommandLineTasks extends ConsoleTasks {

    private static final String LABEL = "Command to the game";

    private ServerUnderTest server;

    @BeforeEach
    void openServer() throws Exception {
        server = game().start();
        server.join("Miller");
        server.join("Ann Lee");
        openAsAdmin("servers/" + server.id()).see("Miller").see("Ann Lee");
    }

    @Test
    void aCommandAndItsPlayerAreCompletedByKeyboard() throws Exception {
        browser.field(LABEL).sendKeys("ki");
        browser.see("kick <player> [reason]").see("Kicks a player").isAccessible();
        browser.press(Keys.TAB).see("0 Miller").see("1 Ann Lee");
        assertThat(typed()).isEqualTo("kick ");
        assertThat(options()).containsExactly("0 Miller", "1 Ann Lee");

        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(field().getDomAttribute("aria-activedescendant"))
                .isEqualTo(selected().getDomAttribute("id"));
        assertThat(selected().getText()).startsWith("1 Ann Lee");
        browser.portrait("command-line").press(Keys.ENTER).await(() -> options().isEmpty(), "the list to close");
        assertThat(typed()).isEqualTo("kick 1 ");
        assertThat(exchanges()).as("commands that were sent").isEmpty();

        browser.press("spam", Keys.ENTER).see("kick 1 spam");
        browser.await(() -> get(server.path("/players")).size() == 1, "the player to go");
        assertThat(texts(get(server.path("/players")), "name")).containsExactly("Miller");
        browser.hasNoErrors();
    }

    @Test
    void theKeyboardIsNeverTrapped() {
        browser.field(LABEL).sendKeys(Keys.TAB);
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Send");
        browser.field(LABEL).sendKeys("nothing like it", Keys.TAB);
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Send");
        browser.type(LABEL, "loc").seeNot("[reason]").type(LABEL, "#loc").see("#lock");
        browser.press(Keys.ESCAPE).await(() -> options().isEmpty(), "the list to close");
        browser.press(Keys.TAB);
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Send");
        assertThat(typed()).isEqualTo("#loc");
    }

    @Test
    void whatWasTypedIsNeitherLostNorSentInItsPlace() {
        browser.field(LABEL).sendKeys("players", Keys.ENTER);
        browser.see("(2 players in total)").press("#mi", Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(selected().getText()).startsWith("#missions");
        browser.press(Keys.ESCAPE).await(() -> options().isEmpty(), "the list to close");
        assertThat(typed()).isEqualTo("#mi");
        browser.press(Keys.ARROW_UP);
        assertThat(typed()).isEqualTo("players");
        browser.press(Keys.ARROW_DOWN);
        assertThat(typed()).isEqualTo("#mi");

        browser.press(Keys.END, "s", Keys.ARROW_RIGHT).await(() -> options().isEmpty(), "the list to close");
        assertThat(typed()).isEqualTo("#mission ");
        browser.type(LABEL, "pla").await(() -> options().contains("players"), "a command");
        browser.press(Keys.ENTER).see("> pla");
        assertThat(exchanges()).containsExactly("> players", "> pla");
    }

    @Test
    void whatWasSentBeforeIsSuggestedAfterReloading() {
        browser.field(LABEL).sendKeys("say -1 hello", Keys.ENTER);
        browser.see("> say -1 hello").driver().navigate().refresh();
        browser.field(LABEL).sendKeys("sa");
        List<String> expected = List.of("say <player> <message>", "say -1 hello");
        browser.await(() -> options().equals(expected), "the command and what was sent before")
                .see("Sent before");
    }

    @Test
    void aFingerReachesEveryCommand() {
        browser.resize(390, 844)
                .driver()
                .executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
        try {
            tap(browser.driver().findElement(By.cssSelector("[aria-label='Suggest commands']")));
            browser.see("#shutdownaftermission").fits().isAccessible();
            tap(option("kick <player> [reason]"));
            browser.see("0 Miller");
            tap(option("0 Miller"));
            assertThat(typed()).isEqualTo("kick 0 ");
            assertThat(browser.focused()).isEqualTo(field());
            assertThat(exchanges()).isEmpty();
        } finally {
            browser.driver().executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
        }
    }

    @Test
    void messagesToPlayersAreNotCompleted() {
        browser.field("What to send").sendKeys("Say");
        browser.field("Message to all players").sendKeys("ki");
        assertThat(browser.field("Message to all players").getDomAttribute("role"))
                .isNull();
        assertThat(options()).isEmpty();
    }

    private void tap(WebElement element) {
        new Actions(browser.driver()).click(element).perform();
    }

    private WebElement field() {
        return browser.field(LABEL);
    }

    private String typed() {
        return field().getDomProperty("value");
    }

    private WebElement selected() {
        return browser.driver().findElement(By.cssSelector(".completions [aria-selected=true]"));
    }

    private WebElement option(String title) {
        return browser.driver().findElements(By.cssSelector(".completions [role=option]")).stream()
                .filter(option -> option.getText().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the titles of what is suggested. */
    private List<String> options() {
        return browser.driver().findElements(By.cssSelector(".completions .title")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private List<String> exchanges() {
        return browser.driver().findElements(By.cssSelector(".exchange .asked")).stream()
                .map(WebElement::getText)
                .toList();
    }
}
