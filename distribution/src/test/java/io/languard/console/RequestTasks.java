package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** How many requests of the API an admin's rounds cost. */
abstract class RequestTasks extends ConsoleTasks {

    /** The default of {@code LANGUARD_RATE_LIMIT}. */
    private static final int LIMIT_PER_MINUTE = 60;

    /** One click in four seconds, all the time, is faster than anybody reads. */
    private static final int CLICKS_PER_MINUTE = 15;

    private static final int ROUNDS = 3;

    private static final List<String> PAGES =
            List.of("Mods", "Worlds", "Events", "Users", "Notifications", "Adapters", "Platform", "Servers");

    private static final List<String> TABS = List.of(
            "Log",
            "Configuration",
            "Missions",
            "Mods",
            "Players",
            "Bans",
            "Events",
            "Backups",
            "Schedules",
            "Settings",
            "Overview");

    private static final String COUNT =
            """
            const original = window.fetch;
            window.requests = {begun: 0, open: 0, paths: []};
            window.fetch = (...request) => {
                window.requests.begun++;
                window.requests.paths.push(String(request[0]));
                window.requests.open++;
                return original(...request).finally(() => window.requests.open--);
            };
            """;

    private static final String FROM = ".chart-times lg-time-field:first-child input";
    private static final String TO = ".chart-times lg-time-field:last-child input";

    private int counted;

    @Test
    void anybodyWhoClicksThroughAllPagesStaysWithinTheLimit() throws Exception {
        RichServer.create(this, "Life");
        openAsAdmin("").see("Altis Life");
        browser.driver().executeScript(COUNT);
        List<Integer> costs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String link : PAGES) {
                costs.add(costOf("nav.main a", link));
            }
            costs.add(costOf("table.servers a", "Altis Life"));
            for (String tab : TABS) {
                costs.add(costOf("nav.tabs a", tab));
            }
        }
        for (int from = 0; from + CLICKS_PER_MINUTE <= costs.size(); from++) {
            List<Integer> minute = costs.subList(from, from + CLICKS_PER_MINUTE);
            assertThat(minute.stream().mapToInt(Integer::intValue).sum())
                    .as("requests of a minute: " + minute)
                    .isLessThanOrEqualTo(LIMIT_PER_MINUTE);
        }
    }

    /** Chromium says at each digit and arrow key that the field has changed. */
    @Test
    void momentsOfTheGraphAreReadOnceTheyAreTypedCompletely() throws Exception {
        openInUtc("servers/" + game().id() + "?from=2026-01-01T10:00:00Z&to=2026-01-01T12:00:00Z", "Zoom out");
        browser.await(
                () -> browser.number("return document.querySelector('lg-chart').hour === null ? 0 : 1") == 1,
                "what the graph begins with");
        browser.driver().executeScript(COUNT);
        browser.tabToAny(FROM).press(Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_UP, "01012026094530AM");
        assertThat(readings("/metrics?")).isZero();
        browser.press(Keys.ENTER).await(() -> isZoomedTo("09:45:30", "12:00:00"), "the time that was typed");
        assertThat(readings("/metrics?")).isEqualTo(1);

        browser.tabToAny(TO).press("01012026091500AM");
        assertThat(readings("/metrics?")).isEqualTo(1);
        browser.press(Keys.ENTER).await(() -> isZoomedTo("09:15:00", "09:45:30"), "the earlier time first");
        assertThat(readings("/metrics?")).isEqualTo(2);

        browser.press(Keys.ARROW_LEFT.toString().repeat(6), "01012026091500AM", Keys.ENTER);
        browser.await(() -> isZoomedTo("09:15:00", "09:15:00"), "a moment, of which a minute is shown");
        assertThat(browser.focused().getDomProperty("value")).isEqualTo("2026-01-01T09:16");
        browser.isAccessible();
    }

    @Test
    void aLogIsReadOnceItsMomentIsTypedCompletely() throws Exception {
        openInUtc(address(game().start(), "log"), "Host identity created");
        browser.driver().executeScript(COUNT);
        browser.tabToAny("[type=datetime-local]").press("01012026094530A");
        assertThat(readings("/logs?")).isZero();
        // The control ends with the button of its calendar.
        browser.press("M", Keys.TAB, Keys.TAB);
        browser.await(() -> browser.address().endsWith("?at=2026-01-01T09%3A45%3A30.000Z"), "the moment");
        browser.see("Host identity created");
        assertThat(readings("/logs?")).isBetween(1, 2);
    }

    private void openInUtc(String page, String text) {
        browser.enter(platform.admin().token());
        browser.driver().executeScript("localStorage.setItem('languard.zone', 'utc')");
        browser.open(page).see(text);
    }

    private int readings(String part) {
        return browser.number("return window.requests.paths.filter((path) => path.includes('" + part + "')).length");
    }

    private boolean isZoomedTo(String from, String to) {
        String address = URLDecoder.decode(browser.address(), StandardCharsets.UTF_8);
        return address.endsWith("?from=2026-01-01T" + from + ".000Z&to=2026-01-01T" + to + ".000Z");
    }

    /** What a phone waits for before it can show anything. */
    @Test
    void theFirstViewComesInAFewSmallFiles() throws Exception {
        String name = name(game());
        openAsAdmin("").see(name);
        String files = "performance.getEntriesByType('resource').filter((one) => /\\.(js|css)$/.test(one.name))";
        assertThat(browser.number("return " + files + ".length")).isBetween(2, 5);
        assertThat(browser.number("return " + files + ".reduce((sum, one) => sum + one.encodedBodySize, 0)"))
                .as("bytes of scripts and styles, compressed")
                .isBetween(10_000, 60_000);
    }

    /** Follows a link, and returns the requests since the last one. */
    private int costOf(String links, String text) {
        browser.number("const [link] = [...document.querySelectorAll('" + links
                + "')].filter((one) => one.innerText.trim() === '" + text + "'); link.click(); return 0");
        browser.await(
                () -> browser.number("return window.requests.open") == 0
                        && browser.number("return document.querySelectorAll('#content .loading').length") == 0,
                "the end of all requests of " + text);
        int before = counted;
        counted = browser.number("return window.requests.begun");
        return counted - before;
    }
}
