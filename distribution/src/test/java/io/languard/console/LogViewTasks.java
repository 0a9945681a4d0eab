package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ServerUnderTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Reading a log: following it or not, and the colours of levels. */
abstract class LogViewTasks extends ConsoleTasks {

    private static final String LIST = "document.querySelector('.log-list')";

    private ServerUnderTest server;

    @BeforeEach
    void openLog() throws Exception {
        server = game().start();
        openTab(server, "log").see("Host identity created");
    }

    @Test
    void theLogFollowsUnlessSomebodyScrollsUp() throws Exception {
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

    @Test
    void levelsDifferByColourAndByLetter() throws Exception {
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
}
