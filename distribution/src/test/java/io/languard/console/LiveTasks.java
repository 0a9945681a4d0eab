package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ServerUnderTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What the console shows live, in a browser: log, command line, events; and the command palette. */
abstract class LiveTasks extends ConsoleTasks {

    private ServerUnderTest server;

    @BeforeEach
    void startServer() throws Exception {
        server = game().start();
        openAsAdmin("");
    }

    @Test
    void theLogFollowsWithoutALostOrDoubleLine() throws Exception {
        browser.open("servers/" + server.id() + "/log").see("Host identity created");
        server.install().sendControl("flood 3000 1000");
        browser.await(() -> LogIds.of(browser).size() > 3000, "3,000 lines");
        server.install().sendControl("log <b>the end</b>");
        browser.see("<b>the end</b>").isAccessible();

        List<Long> ids = LogIds.of(browser);
        assertThat(ids)
                .hasSizeGreaterThan(3000)
                .isEqualTo(LongStream.rangeClosed(ids.get(0), ids.get(ids.size() - 1))
                        .boxed()
                        .toList());
        assertThat(rows()).as("rows that are drawn").isLessThan(200);
    }

    @Test
    void everythingStoredIsSearchedAndAMatchLeadsToItsPlace() throws Exception {
        browser.open("servers/" + server.id() + "/log").see("Host identity created");
        server.install().sendControl("log the needle");
        browser.see("the needle");
        server.install().sendControl("flood 2000");
        browser.see("Object 2:002000").seeNot("the needle");

        browser.field("Search everything stored").sendKeys("THE NEEDLE");
        browser.seeNot("Object 2:002000").see("the needle");
        assertThat(rows()).isEqualTo(1);
        assertThat(browser.address()).endsWith("/log?q=THE+NEEDLE");

        browser.driver().executeScript("document.querySelector('.line .time').click()");
        browser.see("Object 2:000003").see("the needle");
        assertThat(browser.address()).contains("line=").contains("mark=1");
        browser.portrait("server-log");
    }

    @Test
    void commandsAreAnsweredApartFromTheLogAndRemembered() throws Exception {
        server.join("Miller");
        browser.open("servers/" + server.id()).see("Miller").portrait("server-live");

        browser.field("Command to the game").sendKeys("players", Keys.ENTER);
        browser.see("(1 players in total)").isAccessible();
        browser.driver().navigate().refresh();
        browser.field("Command to the game").sendKeys(Keys.ARROW_UP);
        assertThat(browser.field("Command to the game").getDomProperty("value")).isEqualTo("players");
    }

    @Test
    void theGraphShowsThePeriodOrTheMomentsOfItsAddress() {
        openAsAdmin("servers/" + server.id()).see("CPU, memory and players");
        for (String period : List.of("Day", "Week", "Month")) {
            browser.click(period);
            assertThat(browser.address()).endsWith("?period=" + period.toLowerCase(Locale.ROOT));
            assertThat(pressedPeriod()).isEqualTo(period);
            browser.see("1 start").hasNoErrors();
        }
        browser.driver().navigate().refresh();
        browser.await(() -> pressedPeriod().equals("Month"), "the same period");
        browser.click("Hour").await(() -> pressedPeriod().equals("Hour"), "the first period");

        openAsAdmin("servers/" + server.id() + "?from=2026-01-01T10:00:00Z&to=2026-01-01T11:00:00Z");
        browser.await(() -> browser.offers("Zoom out"), "the moments of the address")
                .isAccessible();
        assertThat(browser.pageText()).doesNotContain("1 start");
        browser.click("Zoom out").see("1 start");
        assertThat(browser.address()).isEqualTo("servers/" + server.id());
    }

    private String pressedPeriod() {
        return (String) browser.driver()
                .executeScript("return document.querySelector('.segments [aria-pressed=true]')?.innerText ?? ''");
    }

    @Test
    void eventsAreToldInSentencesAsTheyHappen() throws Exception {
        browser.open("servers/" + server.id() + "/events").see("Start requested");
        server.join("<i>Miller</i>");
        browser.see("<i>Miller</i> joined").portrait("server-events");
        browser.open("events").see("Logged in").portrait("events");
    }

    @Test
    void draggingOverTheGraphZoomsIntoThatTimeWhichTheAddressKeeps() throws Exception {
        browser.open("servers/" + server.id()).see("Choose times");
        dragOverHalfOfTheGraph();
        browser.await(() -> browser.offers("Zoom out"), "the way back");
        Instant from = zoomedTo("from");
        Instant to = zoomedTo("to");
        assertThat(Duration.between(from, to)).isBetween(Duration.ofMinutes(28), Duration.ofMinutes(32));

        browser.driver().navigate().refresh();
        browser.await(() -> browser.offers("Zoom out"), "the same time after a reload");
        dragOverHalfOfTheGraph();
        browser.await(() -> !zoomedTo("from").equals(from), "a closer look");
        assertThat(zoomedTo("from")).isAfter(from);
        assertThat(zoomedTo("to")).isBefore(to);
        assertThat(Duration.between(zoomedTo("from"), zoomedTo("to")))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(16));
        browser.portrait("server-zoomed");

        browser.click("Zoom out");
        browser.await(() -> browser.address().equals("servers/" + server.id()), "the whole hour");
    }

    @Test
    void theGraphIsZoomedByKeyboardOnly() {
        browser.open("servers/" + server.id()).see("Choose times");
        browser.tabTo("Choose times").press(Keys.ENTER).see("Zoom out");
        Instant from = zoomedTo("from");
        browser.tabToAny("[type=datetime-local]").press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_UP, Keys.ENTER);
        browser.await(() -> !zoomedTo("from").equals(from), "another minute");
        browser.tabTo("Zoom out").press(Keys.ENTER);
        browser.await(() -> browser.address().equals("servers/" + server.id()), "the whole hour");
    }

    @Test
    void theErrorOfAZoomEndsWithIt() {
        browser.open("servers/" + server.id()).see("Choose times").refuse("*/metrics?*");
        browser.click("Choose times").see("Languard does not respond").click("Zoom out");
        browser.seeNot("Languard does not respond").see("Choose times");
    }

    private void dragOverHalfOfTheGraph() {
        browser.await(() -> browser.number("return document.querySelectorAll('.u-over').length") == 1, "the graph");
        WebElement graph = browser.driver().findElement(By.cssSelector(".u-over"));
        int quarter = graph.getSize().getWidth() / 4;
        new Actions(browser.driver())
                .moveToElement(graph, -quarter, 0)
                .clickAndHold()
                .moveByOffset(quarter, 0)
                .moveByOffset(quarter, 0)
                .release()
                .perform();
    }

    /** Returns a parameter of the address. */
    private Instant zoomedTo(String parameter) {
        Matcher found = Pattern.compile("[?&]" + parameter + "=([^&]+)").matcher(browser.address());
        assertThat(found.find()).as(browser.address()).isTrue();
        return Instant.parse(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8));
    }

    @Test
    void thePaletteReachesATabByKeyboard() throws Exception {
        String name = name(server);
        browser.see(name);
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys("k")
                .keyUp(Keys.CONTROL)
                .perform();
        browser.press(name + " log");
        browser.see(name + " › Log").isAccessible();
        browser.press(Keys.ENTER).see("Host identity created");
        assertThat(browser.address()).isEqualTo("servers/" + server.id() + "/log");
    }

    private int rows() {
        return browser.number("return document.querySelectorAll('.line').length");
    }
}
