package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ServerUnderTest;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/** Clicks that must not hit anything but what they are meant for: double clicks, and those beside a stop that hangs. */
abstract class PowerTasks extends ConsoleTasks {

    @Test
    void aKillIsOfferedApartFromAStopThatHangsAndNamesWhomItThrowsOut() throws Exception {
        ServerUnderTest server = game().start();
        String name = name(server);
        server.join("Miller");
        server.install().sendControl("log about to hang\nhang");
        platform.admin()
                .await(
                        server.path("/logs?search=about"),
                        response -> response.data().path("total").asInt() == 1);
        browser.enter(platform.admin().token());
        List<Spot> spots = new ArrayList<>();
        for (String page : List.of("", "servers/" + server.id())) {
            for (int width : new int[] {1280, 390}) {
                browser.resize(width, 844).open(page).see("running");
                browser.await(() -> browser.offers("Stop: " + name), "a button to stop it");
                spots.add(spotOf("Stop: " + name, page, width));
            }
        }

        browser.click("Stop: " + name).click("Stop").see("stopping");
        for (Spot spot : spots) {
            browser.resize(spot.width(), 844).open(spot.page()).see("stopping");
            browser.await(() -> browser.offers("Kill: " + name), "a button to kill it");
            assertThat(buttonAt(spot)).as(spot.toString()).doesNotContain("Kill");
        }
        browser.isAccessible().fits();

        browser.click("Kill: " + name).see("What it has not saved is lost.").see("1 player will be disconnected.");
        browser.click("Cancel");
        assertThat(server.status()).isEqualTo("stopping");
        browser.click("Kill: " + name).click("Kill");
        server.await("stopped");
        browser.see("stopped").hasNoErrors();
        assertThat(browser.offers("Kill: " + name)).isFalse();
        server.event("kill_requested");
    }

    @Test
    void aDoubleClickIsOneClick() throws Exception {
        ServerUnderTest server = game();
        String label = "Start: " + name(server);
        openAsAdmin("");
        browser.await(() -> browser.offers(label), "a button to start it");
        new Actions(browser.driver())
                .doubleClick(ConsoleControls.buttons(browser.driver(), label).get(0))
                .perform();
        server.await("running");
        assertThat(browser.see("running").failedRequests()).isEmpty();
        assertThat(get(server.path("/events?event_type=stop_requested"))).isEmpty();
    }

    @Test
    void manyAreStartedAndStoppedAtOnceWithTheResultOfEach() throws Exception {
        ServerUnderTest one = game();
        ServerUnderTest other = game();
        ServerUnderTest broken = game();
        Files.delete(broken.install().executable());
        openAsAdmin("").see(name(broken)).field("Select all").click();
        browser.see("3 selected").click("Start").see("There is no file");
        one.await("running");
        other.await("running");
        assertThat(results())
                .containsExactlyInAnyOrder(
                        name(one) + " start requested",
                        name(other) + " start requested",
                        name(broken) + " There is no file '" + broken.install().executable() + "'");
        browser.isAccessible();

        one.join("Miller");
        browser.field("Select all").click();
        browser.click("Stop").see("1 player will be disconnected.");
        assertThat(browser.driver().findElement(By.tagName("dialog")).getText())
                .contains(name(one), name(other))
                .doesNotContain(name(broken));
        browser.click("Stop").see("stop requested");
        one.await("stopped");
        other.await("stopped");
        assertThat(results()).containsExactlyInAnyOrder(name(one) + " stop requested", name(other) + " stop requested");
    }

    private List<String> results() {
        return browser.driver().findElements(By.cssSelector(".results li")).stream()
                .map(result -> result.getText().replaceAll("\\s+", " "))
                .toList();
    }

    @Test
    void theCodeOfAnErrorIsCopied() throws Exception {
        ServerUnderTest broken = game();
        Files.delete(broken.install().executable());
        openAsAdmin("").click("Start: " + name(broken)).see("There is no file");
        browser.isAccessible().click("EXE_NOT_ALLOWED").see("Copied");
    }

    @Test
    void aChangeOfStateIsAnnouncedOnWhateverPage() throws Exception {
        ServerUnderTest server = game();
        openAsAdmin("mods").see("No mods");
        assertThat(announced()).isEmpty();
        server.start();
        browser.await(() -> announced().contains(name(server) + " is now: running."), "the announcement");
        server.install().sendControl("crash");
        browser.await(() -> announced().contains(name(server) + " is now: crashed."), "the announcement of a crash");
        browser.click("Account: admin").field("Language").sendKeys("Deutsch");
        browser.await(() -> announced().isEmpty(), "nothing that was said in another language");
    }

    private String announced() {
        return browser.driver()
                .findElement(By.cssSelector("lg-announcer [role=status]"))
                .getDomProperty("textContent");
    }

    /** Where something was on a page, in CSS pixels of the window. */
    private record Spot(String page, int width, Object x, Object y) {}

    private Spot spotOf(String label, String page, int width) {
        List<?> middle = (List<?>) browser.driver()
                .executeScript(
                        "const {x, y, width, height} = arguments[0].getBoundingClientRect();"
                                + "return [x + width / 2, y + height / 2]",
                        ConsoleControls.buttons(browser.driver(), label).get(0));
        return new Spot(page, width, middle.get(0), middle.get(1));
    }

    private String buttonAt(Spot spot) {
        return (String) browser.driver()
                .executeScript(
                        "return document.elementFromPoint(...arguments).closest('button')?.ariaLabel ?? ''",
                        spot.x(),
                        spot.y());
    }
}
