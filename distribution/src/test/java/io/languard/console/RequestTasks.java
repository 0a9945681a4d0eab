package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
            window.requests = {begun: 0, open: 0};
            window.fetch = (...request) => {
                window.requests.begun++;
                window.requests.open++;
                return original(...request).finally(() => window.requests.open--);
            };
            """;

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
