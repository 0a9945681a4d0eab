package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What one does with a log: follow it, read back and stay there, filter, and take lines along. */
abstract class LogTasks extends ConsoleTasks {

    private static final String FIRST = "Host identity created";
    private static final String LIST = "document.querySelector('.log-list')";

    private ServerUnderTest server;

    @BeforeEach
    void startServer() throws Exception {
        server = game().start();
    }

    @Test
    void theLogFollowsUnlessSomebodyScrollsUp() {
        openTab(server, "log").see(FIRST);
        server.install().sendControl("flood 500");
        browser.see("Object 2:000500");
        assertThat(fromEnd()).isLessThan(5);
        browser.tabToAny(".log-list").press(Keys.PAGE_UP, Keys.PAGE_UP);
        browser.await(() -> browser.offers("To the end"), "the button that leads to the end");
        String read = firstInViewAfterScrolling();

        server.install().sendControl("log while somebody reads");
        browser.await(() -> browser.offers("1 new line"), "the number of new lines")
                .isAccessible();
        assertThat(firstInView()).isEqualTo(read);
        assertThat(browser.pageText()).doesNotContain("while somebody reads");

        browser.click("1 new line").see("while somebody reads");
        server.install().sendControl("log and now it follows");
        browser.see("and now it follows");
        assertThat(fromEnd()).isLessThan(5);
    }

    /** Returns how far the end of the log is below what is in view, in pixels. */
    private int fromEnd() {
        return browser.number(
                "const list = " + LIST + "; return Math.round(list.scrollHeight - list.scrollTop - list.clientHeight)");
    }

    private String firstInViewAfterScrolling() {
        AtomicReference<String> last = new AtomicReference<>();
        browser.await(
                () -> {
                    String now = firstInView();
                    return now.equals(last.getAndSet(now));
                },
                "the end of the scrolling");
        return last.get();
    }

    private String firstInView() {
        return (String) browser.driver()
                .executeScript("const top = " + LIST + ".getBoundingClientRect().top;"
                        + "return [...document.querySelectorAll('.line')]"
                        + ".find((one) => one.getBoundingClientRect().bottom > top + 1).innerText");
    }

    @Test
    void scrollingUpReachesTheFirstOfManyLines() {
        server.install().sendControl("flood 3000");
        awaitStored("2:003000");
        openTab(server, "log").see("2:003000").seeNot(FIRST);
        browser.await(
                () -> {
                    browser.driver().executeScript(LIST + ".scrollTop = 0");
                    return browser.pageText().contains(FIRST);
                },
                "the first line");
    }

    @Test
    void levelsDifferByColourAndByLetter() {
        openTab(server, "log").see(FIRST);
        server.install().sendControl("log Warning Message: careful");
        server.install().sendControl("error");
        browser.await(() -> levels().containsAll(List.of("I", "W", "E")), "lines of three levels");
        List<String> colours = List.of(colourOf("info"), colourOf("warning"), colourOf("error"));
        assertThat(colours).doesNotHaveDuplicates();
    }

    private String colourOf(String level) {
        return (String) browser.driver()
                .executeScript("return getComputedStyle(document.querySelector('.line." + level + " .text')).color");
    }

    private List<String> levels() {
        return browser.driver().findElements(By.cssSelector(".line .level")).stream()
                .map(element -> element.getText())
                .toList();
    }

    @Test
    void linesAreCopiedAndDownloaded() throws Exception {
        Path downloads = console.newFolder();
        browser.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior",
                        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        server.install().sendControl("log take this line");
        openTab(server, "log").see("take this line");

        copy("Copied all loaded lines");
        assertThat(clipboard()).contains(FIRST, "take this line\n");

        select("take this line");
        copy("Copied the selected text");
        assertThat(clipboard()).contains("take this line").doesNotContain(FIRST);

        browser.click("Download all loaded lines");
        browser.await(() -> downloads.toFile().list((folder, name) -> name.endsWith(".log")).length == 1, "the file");
        assertThat(Files.readString(downloads.toFile().listFiles()[0].toPath())).contains(FIRST, "take this line");
    }

    @Test
    void linesAreCopiedWhereTheBrowserKeepsItsClipboardFromThePage() {
        server.install().sendControl("log take this line");
        openTab(server, "log").see("take this line");
        browser.driver().executeScript("Object.defineProperty(navigator, 'clipboard', {value: undefined})");
        select("take this line");
        copy("Copied the selected text");
        String selected = (String) browser.driver().executeScript("return getSelection().toString()");
        assertThat(selected).contains("take this line").doesNotContain(FIRST);
        browser.hasNoErrors();
        WebElement search = browser.field("Search everything stored");
        search.sendKeys(Keys.chord(Keys.CONTROL, "v"));
        assertThat(search.getDomProperty("value")).isEqualTo(selected.replace('\n', ' '));
    }

    @Test
    void linesAreCopiedWhereTheBrowserRefusesItsClipboard() {
        openTab(server, "log").see(FIRST);
        browser.driver().executeScript("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))");
        copy("Copied all loaded lines");
        WebElement search = browser.field("Search everything stored");
        search.sendKeys(Keys.chord(Keys.CONTROL, "v"));
        assertThat(search.getDomProperty("value")).contains(FIRST);
    }

    private void select(String line) {
        browser.driver()
                .executeScript(
                        "getSelection().selectAllChildren([...document.querySelectorAll('.line .text')]"
                                + ".find((text) => text.textContent.includes(arguments[0])))",
                        line);
    }

    private void copy(String result) {
        browser.click("Copy what is selected, or all loaded lines").see(result);
    }

    private String clipboard() {
        return (String) browser.driver()
                .executeAsyncScript(
                        "const done = arguments[0]; navigator.clipboard.readText().then(done, (e) => done(String(e)))");
    }

    @Test
    void longLinesWrapUnlessTheUserWishesOtherwise() {
        server.install().sendControl("log " + "long ".repeat(200));
        openTab(server, "log").see("long long");
        assertThat(hiddenWidth()).isLessThanOrEqualTo(0);
        browser.field("Wrap lines").click();
        browser.await(() -> hiddenWidth() > 1000, "a line that does not wrap");
        browser.driver().navigate().refresh();
        browser.see("long long");
        assertThat(hiddenWidth()).isGreaterThan(1000);
    }

    private int hiddenWidth() {
        return browser.number("const list = " + LIST + "; return list.scrollWidth - list.clientWidth");
    }

    @Test
    void theLogIsFilteredByLevelAndShownFromAMomentOn() {
        server.install().sendControl("flood 1000 300");
        awaitStored("2:001000");
        openTab(server, "log").see("2:001000");
        new Select(browser.field("Level")).selectByVisibleText("Warning");
        browser.see("Warning Message: You cannot play").seeNot("2:001000");
        assertThat(browser.address()).endsWith("/log?level=warning");
        new Select(browser.field("Level")).selectByVisibleText("All levels");
        browser.see("2:001000");

        Instant moment = Instant.parse(
                        logs("search=2:000500").at("/logs/0/timestamp").asText())
                .truncatedTo(ChronoUnit.SECONDS);
        int since = logs("limit=1&since=" + moment).path("total").asInt();
        String first = logs("limit=1&since=" + moment + "&offset=" + (since - 1))
                .at("/logs/0/message")
                .asText();
        browser.driver()
                .executeScript(
                        "const [field, time] = arguments;"
                                + "const shift = new Date(time).getTimezoneOffset() * 60000;"
                                + "field.value = new Date(Date.parse(time) - shift).toISOString().slice(0, 19);"
                                + "field.dispatchEvent(new Event('change'))",
                        browser.field("From"),
                        moment.toString());
        browser.see(first).seeNot("2:001000");
        assertThat(browser.address()).contains("at=");
    }

    private JsonNode logs(String query) {
        return get(server.path("/logs?" + query));
    }

    private void awaitStored(String line) {
        platform.admin()
                .await(
                        server.path("/logs?search=" + line),
                        response -> response.data().path("total").asInt() == 1);
    }
}
