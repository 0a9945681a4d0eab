package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ContractApiClient;
import io.languard.contract.ServerUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every page at once: how it looks, fits and reads, what it offers to whom, and what hostile texts do to it. */
abstract class PageTasks extends ConsoleTasks {

    private static final List<String> PAGES = List.of(
            "",
            "new?game=arma3",
            "mods",
            "worlds",
            "events",
            "users",
            "account",
            "notifications",
            "adapters",
            "platform");

    /** What nobody may be offered who may only look. */
    private static final Pattern CHANGES = Pattern.compile(
            "(Start|Stop|Restart|Kill|Save|Delete|Remove|Add|New|Create|Edit|Upload|Enable|Disable|Move|Kick|Ban|Lift|Send"
                    + "|Replace|Generate|Select)\\b.*");

    /** Everybody may have keys of their own. */
    private static final String OWN = "New API key";

    /**
     * Finds controls of less than 44 pixels in width or height, except for links within text. A control is hit by its
     * label as well, and the link to the content is for keyboards.
     */
    private static final String SMALL_TARGETS =
            """
            const targets = document.querySelectorAll('button, a[href], summary, input, select, textarea, label.button');
            return [...targets]
                .filter((one) => one.checkVisibility({visibilityProperty: true})
                    && !one.matches('.skip, .visually-hidden, td a, p a, li a, dd a, .line a'))
                .filter((one) => {
                    const hit = one.matches('[type=checkbox], [type=radio]') ? one.closest('label') ?? one : one;
                    const {width, height} = hit.getBoundingClientRect();
                    return Math.min(width, height) < 43.5;
                })
                .map((one) => `${one.offsetWidth} x ${one.offsetHeight}: ${one.outerHTML}`);
            """;

    private static final String HOSTILE = "<img id=pwned src=x onerror=pwned()> \u202Eevil\u2066 & </script>";

    @Test
    void everyPageFitsAndIsAccessibleInBothThemes() throws Exception {
        ServerUnderTest server = RichServer.create(this, "Life");
        platform.admin().post("/auth/users", Map.of("username", "watcher", "password", "watching", "role", "viewer"));
        List<String> pages = pages(server);
        pages.add("users/" + get("/auth/users").get(1).path("id").asInt());
        pages.add("nowhere");
        browser.enter(platform.admin().token());
        for (String page : pages) {
            openLoaded(page).portrait("page-" + nameOf(page));
        }
    }

    @Test
    void everyTargetIsLargeEnoughForAFinger() throws Exception {
        ServerUnderTest server = RichServer.create(this, "Life");
        browser.enter(platform.admin().token()).resize(390, 844).touch();
        for (String page : pages(server)) {
            openLoaded(page);
            assertThat(browser.driver().executeScript(SMALL_TARGETS)).as(page).isEqualTo(List.of());
        }
    }

    @Test
    void everyPageFitsAPhoneInGerman() throws Exception {
        ServerUnderTest server = RichServer.create(this, "Life");
        browser.enter(platform.admin().token()).resize(390, 844);
        browser.driver().executeScript("localStorage.setItem('languard.language', 'de')");
        for (String page : pages(server)) {
            openLoaded(page).fits();
        }
        browser.screenshot("page-german-390");
    }

    @Test
    void everyPageFitsAtTwiceItsSize() throws Exception {
        ServerUnderTest server = RichServer.create(this, "Life");
        // The pixels that are left of a usual window at 200 %.
        browser.enter(platform.admin().token()).resize(640, 450);
        for (String page : pages(server)) {
            openLoaded(page).fits();
        }
    }

    @Test
    void nothingComesFromAnotherHost() throws Exception {
        ServerUnderTest server = RichServer.create(this, "Life");
        browser.enter(platform.admin().token());
        for (String page : pages(server)) {
            openLoaded(page);
            assertThat(browser.number("return performance.getEntriesByType('resource').length"))
                    .as("files and responses of " + page)
                    .isPositive();
            assertThat((List<?>) browser.driver()
                            .executeScript("return performance.getEntriesByType('resource').map((one) => one.name)"
                                    + ".filter((one) => new URL(one).host !== location.host)"))
                    .as(page)
                    .isEmpty();
        }
    }

    @Test
    void aViewerIsOfferedNoChangeOnAnyPage() throws Exception {
        ServerUnderTest server = RichServer.create(this, "Life");
        ContractApiClient viewer = platform.viewer();
        browser.enter(viewer.token());
        for (String page : pages(server)) {
            openLoaded(page);
            assertThat(browser.buttons()).as(page).noneMatch(PageTasks::isChange);
            assertThat(browser.errors()).as(page).noneMatch(message -> message.contains("403"));
        }
        browser.open("servers/" + server.id()).see("Kerry").portrait("viewer-server");
        browser.open("users").see("There is nothing at this address");
    }

    @Test
    void hostileTextsStayTextAndThePagesHold() throws Exception {
        ServerUnderTest server = RichServer.create(this, HOSTILE);
        server.install().sendControl("log " + HOSTILE + "x".repeat(10_000));
        browser.enter(platform.admin().token());
        for (String page : pages(server)) {
            for (int width : new int[] {390, 1280}) {
                browser.resize(width, 844);
                openLoaded(page).fits();
                assertThat(browser.number("return document.querySelectorAll('#pwned').length"))
                        .as(page)
                        .isZero();
            }
            browser.hasNoErrors();
            browser.screenshot("hostile-" + nameOf(page));
        }
        browser.open("servers/" + server.id() + "/events");
        browser.await(() -> isLeftToRight(" joined"), "what follows a name that turns the direction, as it is written");
    }

    private List<String> pages(ServerUnderTest server) {
        List<String> pages = new ArrayList<>(PAGES);
        RichServer.TABS.forEach(tab -> pages.add("servers/" + server.id() + tab));
        return pages;
    }

    /** Returns a name for screenshots: {@code log} of a server is {@code servers-log}, the list of all is {@code home}. */
    private static String nameOf(String page) {
        String name =
                page.replaceAll("\\?.*", "").replaceAll("/[0-9]+$", "-one").replaceAll("[^a-z]+", "-");
        return name.isEmpty() ? "home" : name;
    }

    private static boolean isChange(String label) {
        return !label.equals(OWN) && CHANGES.matcher(label).matches();
    }

    /** Opens a page and waits until nothing of it is being loaded. */
    private ConsoleBrowser openLoaded(String page) {
        browser.open(page);
        browser.await(
                () -> browser.number("return document.querySelectorAll('#content .loading').length") == 0
                        && browser.number("return document.querySelector('#content').innerText.length") > 20,
                "all of the page " + page);
        return browser;
    }

    /** Returns whether the characters of a text that is shown follow each other from left to right, wherever it is. */
    private boolean isLeftToRight(String text) {
        return Boolean.TRUE.equals(browser.driver()
                .executeScript(
                        """
                        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                        const found = [];
                        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
                            const at = node.data.lastIndexOf(arguments[0]);
                            const left = (index) => {
                                const range = document.createRange();
                                range.setStart(node, index);
                                range.setEnd(node, index + 1);
                                return range.getBoundingClientRect().left;
                            };
                            if (at >= 0 && node.parentElement.matches(':not(option)')) {
                                found.push(left(at + 1) < left(at + arguments[0].length - 1));
                            }
                        }
                        return found.length > 0 && found.every(Boolean);
                        """,
                        text));
    }
}
