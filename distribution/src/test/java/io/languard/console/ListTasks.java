package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ServerUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The list of servers: state at a glance, and filter and order in the address. */
abstract class ListTasks extends ConsoleTasks {

    /** Gives each server an hour of measurements, for which a test can't wait. */
    private static final String AN_HOUR_OF_LOAD =
            """
            const original = window.fetch;
            window.fetch = async (address, options) => {
                const response = await original(address, options);
                if (!String(address).includes('/overview?')) {
                    return response;
                }
                const body = await response.json();
                const minute = (ago) => new Date(Date.now() - ago * 60000).toISOString();
                body.data.forEach((one) => one.metrics = [...Array(29).keys()].map((index) =>
                    ({timestamp: minute(58 - 2 * index), cpu_percent: index, ram_mb: 1, player_count: 0})));
                return new Response(JSON.stringify(body), {status: response.status});
            };
            """;

    private static final String COLOUR = "return getComputedStyle(arguments[0]).color";

    @Test
    void aServerShowsStatePlayersProcessorMemoryAndItsLastHour() throws Exception {
        ServerUnderTest server = game().start();
        server.join("Miller");
        Object script = browser.driver()
                .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", AN_HOUR_OF_LOAD))
                .get("identifier");
        try {
            openAsAdmin("").see(name(server)).see("1 / 40");
            browser.await(() -> cell(server, "memory").matches("\\d.* MB"), "the memory");
            assertThat(cell(server, "status")).contains("running");
            assertThat(cell(server, "cpu")).matches("\\d.* %");
            assertThat(cell(server, "uptime")).matches("\\d+ .*");
            browser.await(
                    () -> !row(server)
                            .findElements(By.cssSelector(".sparkline path"))
                            .isEmpty(),
                    "the last hour");
            String path =
                    row(server).findElement(By.cssSelector(".sparkline path")).getDomAttribute("d");
            assertThat(path.split("L")).as("values in " + path).hasSizeGreaterThan(25);
            browser.isAccessible();
        } finally {
            browser.driver()
                    .executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        }
    }

    @Test
    void filterAndOrderAreInTheAddress() throws Exception {
        ServerUnderTest small = game();
        ServerUnderTest large = game();
        ServerUnderTest other = game();
        rename(small, "Altis B");
        rename(large, "Altis A");
        rename(other, "Stratis");
        openAsAdmin("").see("Stratis");
        browser.field("Filter by name, game or state").sendKeys("altis stopped");
        browser.seeNot("Stratis");
        assertThat(browser.address()).isEqualTo("?q=altis+stopped");
        assertThat(names()).containsExactly("Altis A", "Altis B");

        browser.click("Name").await(() -> names().equals(List.of("Altis B", "Altis A")), "the opposite order");
        String address = browser.address();
        assertThat(address).contains("q=altis+stopped").contains("sort=-name");
        browser.open("").see("Stratis").open(address).see("Altis A");
        assertThat(names()).containsExactly("Altis B", "Altis A");
        browser.type("Filter by name, game or state", "nothing").see("No server matches the filter");
    }

    @Test
    void onlyWhatIsWrongIsRedAndSaysWhy() throws Exception {
        ServerUnderTest stopped = game();
        ServerUnderTest running = game().start();
        ServerUnderTest crashed = game().start();
        crashed.install().sendControl("crash");
        crashed.await("crashed");
        openAsAdmin("").see("crashed").see("running");

        String red = colour(crashed);
        assertThat(List.of(colour(stopped), colour(running))).doesNotContain(red);
        String reason = row(crashed).findElement(By.cssSelector(".reason")).getText();
        assertThat(reason).isNotBlank();
        row(crashed).findElement(By.cssSelector("th a")).click();
        browser.see("Look further:").see(reason);
    }

    private void rename(ServerUnderTest server, String name) {
        assertThat(platform.admin().put(server.path(), Map.of("name", name)).status())
                .isEqualTo(200);
    }

    private WebElement row(ServerUnderTest server) {
        return browser.driver().findElement(By.xpath("//tr[.//a[contains(@href, '/servers/" + server.id() + "')]]"));
    }

    private String cell(ServerUnderTest server, String column) {
        return row(server).findElement(By.cssSelector("td." + column)).getText();
    }

    private String colour(ServerUnderTest server) {
        return (String) browser.driver().executeScript(COLOUR, row(server).findElement(By.cssSelector("span.status")));
    }

    private List<String> names() {
        return browser.driver().findElements(By.cssSelector("table.servers th.name a")).stream()
                .map(WebElement::getText)
                .toList();
    }
}
