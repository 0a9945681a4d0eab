package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ServerUnderTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;

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
        browser.type(LABEL, "kick ").see("kick <player> [reason]").type(LABEL, "loc");
        browser.seeNot("[reason]").type(LABEL, "#loc").see("#lock");
        browser.press(Keys.ESCAPE).await(() -> options().isEmpty(), "the list to close");
        browser.press(Keys.TAB);
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Send");
        assertThat(typed()).isEqualTo("#loc");

        field().sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        browser.click("Suggest commands").see("#shutdownaftermission").isAccessible();
        field().sendKeys(Keys.chord(Keys.SHIFT, Keys.TAB));
        assertThat(browser.focused().getAccessibleName()).isEqualTo("What to send");
        browser.await(() -> options().isEmpty(), "the list to close");
    }

    @Test
    void nobodyIsKickedInPlaceOfAPlayerWhoLeft() throws Exception {
        browser.field(LABEL).sendKeys("kick 1");
        browser.await(() -> options().equals(List.of("1 Ann Lee")), "the player")
                .press(Keys.ARROW_DOWN);
        assertThat(selected().getText()).startsWith("1 Ann Lee");
        server.install().sendControl("leave Ann Lee");
        server.install().sendControl("join Bob");
        browser.await(() -> options().equals(List.of("1 Bob")), "another player with the number")
                .press(Keys.ENTER);
        assertThat(typed()).isEqualTo("kick 1");
        assertThat(exchanges()).isEmpty();
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(typed()).isEqualTo("kick 1 ");
    }

    @Test
    void whatWasTypedForOneServerIsNotSentToAnother() throws Exception {
        ServerUnderTest other = game().start();
        other.join("Kerry");
        browser.field("What to send").sendKeys("Say");
        browser.field("Message to all players").sendKeys("#shutdown");
        goTo(other).see("Kerry");
        assertThat(typed()).isEmpty();
        browser.field(LABEL).sendKeys("#shutdown");
        goTo(server).see("Miller");
        assertThat(typed()).isEmpty();
        browser.field(LABEL).sendKeys(Keys.ENTER, "players", Keys.ENTER);
        browser.see("(2 players in total)");
        assertThat(exchanges()).containsExactly("> players");
        assertThat(other.status()).isEqualTo("running");
    }

    @Test
    void theListStaysClosedWhenTheServerComesBack() {
        browser.field(LABEL).sendKeys("ki");
        browser.await(() -> !options().isEmpty(), "a command");
        platform.admin().post(server.path("/stop"), null);
        browser.await(() -> !browser.driver().findElement(By.name("text")).isEnabled(), "the end of the server");
        server.await("stopped");
        server.start();
        assertThat(typed()).isEqualTo("ki");
        assertThat(options()).isEmpty();
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
    void messagesToPlayersAreNotSuggestedAsCommands() {
        browser.field(LABEL).sendKeys("reassigned", Keys.ENTER);
        browser.see("> reassigned").field("What to send").sendKeys("Say");
        browser.field("Message to all players").sendKeys("restart in 5 minutes", Keys.ENTER);
        browser.see("Say restart in 5 minutes").press("again", Keys.ARROW_UP);
        assertThat(typed("Message to all players")).isEqualTo("restart in 5 minutes");
        browser.press(Keys.ARROW_UP);
        assertThat(typed("Message to all players")).isEqualTo("restart in 5 minutes");

        browser.field("What to send").sendKeys("Command");
        browser.type(LABEL, "re").await(() -> !options().isEmpty(), "what was sent before");
        assertThat(options()).contains("reassigned").noneMatch(title -> title.startsWith("restart"));
    }

    @Test
    void aFingerReachesEveryCommand() {
        browser.resize(390, 844).touch();
        tap(browser.driver().findElement(By.cssSelector("[aria-label='Suggest commands']")));
        browser.see("#shutdownaftermission").fits().isAccessible();
        tap(option("kick <player> [reason]"));
        browser.see("0 Miller");
        tap(option("0 Miller"));
        browser.await(() -> typed().equals("kick 0 "), "the number of the player");
        assertThat(browser.focused()).isEqualTo(field());
        assertThat(exchanges()).isEmpty();
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
        PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, "finger");
        Sequence tap = new Sequence(finger, 0)
                .addAction(finger.createPointerMove(Duration.ZERO, PointerInput.Origin.fromElement(element), 0, 0))
                .addAction(finger.createPointerDown(PointerInput.MouseButton.LEFT.asArg()))
                .addAction(finger.createPointerUp(PointerInput.MouseButton.LEFT.asArg()));
        browser.driver().perform(List.of(tap));
    }

    /** Goes to another server within the page, by the palette. */
    private ConsoleBrowser goTo(ServerUnderTest other) {
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys("k")
                .keyUp(Keys.CONTROL)
                .perform();
        String name = name(other);
        browser.await(
                () -> browser.driver()
                                .findElements(By.cssSelector("dialog:modal"))
                                .size()
                        == 1,
                "the palette");
        browser.press(name)
                .await(
                        () -> browser.driver()
                                .findElement(By.id("palette-0"))
                                .getText()
                                .equals(name),
                        "the server")
                .press(Keys.ENTER);
        return browser.await(() -> browser.address().equals("servers/" + other.id()), "the address of the server");
    }

    private WebElement field() {
        return browser.field(LABEL);
    }

    private String typed() {
        return typed(LABEL);
    }

    private String typed(String label) {
        return browser.field(label).getDomProperty("value");
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
