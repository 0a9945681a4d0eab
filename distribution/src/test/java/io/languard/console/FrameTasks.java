package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.PlatformUnderTest;
import io.languard.contract.ServerUnderTest;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The frame of the console in a browser: login, list of servers, power, sessions. */
abstract class FrameTasks extends ConsoleTasks {

    @Test
    void theRootLeadsToTheLoginAndAWrongPasswordIsSaid() throws Exception {
        browser.open("../").see("Log in to Languard").portrait("login");
        browser.field("User name").sendKeys("admin");
        browser.field("Password").sendKeys("wrong");
        browser.click("Log in").see("Wrong username or password").isAccessible();
    }

    @Test
    void aServerIsStartedAndStoppedInTheList() throws Exception {
        ServerUnderTest server = game();
        String name = name(server);
        openAsAdmin("").see(name);

        browser.click("Start: " + name);
        server.await("running");
        browser.await(() -> browser.offers("Stop: " + name), "a button to stop it");
        browser.portrait("servers");

        browser.click("Stop: " + name);
        server.await("stopped");
        browser.await(() -> browser.offers("Start: " + name), "a button to start it again");
    }

    @Test
    void aCrashIsExplainedWithWhereToLookFurtherAndStaysMarkedInTheGraph() throws Exception {
        ServerUnderTest server = game().start();
        server.install().sendControl("crash");
        server.await("crashed");
        openAsAdmin("").see("✖ crashed").see("Exception code: C0000005");
        browser.open("servers/" + server.id())
                .see("crashed")
                .see("Look further:")
                .see("1 unexpected end");
        browser.portrait("server-crashed");

        server.start();
        for (int i = 0; i < 20; i++) {
            platform.admin().put(server.path(), Map.of("description", "Described " + i));
        }
        assertThat(texts(get(server.path("/overview")).path("events"), "event_type"))
                .doesNotContain("crashed");
        browser.open("servers/" + server.id()).see("Described 19");
        browser.see("2 starts").see("1 unexpected end");
    }

    @Test
    void timesAreThoseOfTheBrowserOrOfUtcAsTheUserWishes() throws Exception {
        browser.driver().executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Tokyo"));
        openAsAdmin("account").see("Two-factor login");
        LocalDateTime utc = LocalDateTime.parse(
                browser.driver().findElement(By.cssSelector("#content time")).getDomAttribute("title"),
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'"));
        assertThat(shownTime()).isEqualTo(utc.plusHours(9));

        browser.click("Account: admin").field("Times").sendKeys("UTC");
        browser.await(() -> shownTime().equals(utc), "the time of UTC");
        browser.driver().navigate().refresh();
        browser.see("Two-factor login");
        assertThat(shownTime()).isEqualTo(utc);
    }

    private LocalDateTime shownTime() {
        String text =
                browser.driver().findElement(By.cssSelector("#content time")).getText();
        return LocalDateTime.parse(
                text.replace('\u202F', ' '), DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US));
    }

    @Test
    void playersAreProtectedByAQuestion() throws Exception {
        ServerUnderTest server = game().start();
        String name = name(server);
        server.join("Miller");
        openAsAdmin("").see(name);
        browser.await(() -> browser.pageText().contains("1 / 40"), "the player");

        browser.click("Stop: " + name).see("1 player will be disconnected.").isAccessible();
        browser.click("Cancel");
        assertThat(server.status()).isEqualTo("running");

        browser.click("Stop: " + name).click("Stop");
        server.await("stopped");
    }

    @Test
    void aViewerIsOfferedNothingThatChangesServers() throws Exception {
        ServerUnderTest server = game();
        String name = name(server);
        platform.admin().post("/auth/users", Map.of("username", "watcher", "password", "watching", "role", "viewer"));
        browser.login("watcher", "watching").see(name);

        assertThat(browser.offers("Start: " + name)).isFalse();
        assertThat(browser.offers("New server")).isFalse();
        assertThat(browser.offers("Users")).isFalse();
        browser.portrait("servers-viewer");
    }

    @Test
    void anEndedSessionLeadsToTheLoginAndBack() throws Exception {
        ServerUnderTest server = game();
        platform.admin().post("/auth/users", Map.of("username", "second", "password", "password", "role", "admin"));
        browser.login("second", "password").open("servers/" + server.id()).see("stopped");

        platform.login("second", "password")
                .put("/auth/password", Map.of("current_password", "password", "new_password", "changed"));
        browser.see("Your session has ended").isAccessible();

        browser.field("User name").sendKeys("second");
        browser.field("Password").sendKeys("changed");
        browser.click("Log in").seeNot("Your session has ended").see("stopped");
        assertThat(browser.address()).isEqualTo("servers/" + server.id());
    }

    @Test
    void coloursAreThoseOfTheSystemUnlessTheUserChooses() throws Exception {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        openAsAdmin("").see("No servers yet");
        assertThat(background()).isEqualTo("rgb(15, 18, 23)");
        browser.click("Account: admin").field("Colours").sendKeys("Light");
        browser.await(() -> background().equals("rgb(246, 247, 249)"), "light colours");
        browser.driver().navigate().refresh();
        browser.see("No servers yet");
        assertThat(background()).isEqualTo("rgb(246, 247, 249)");
    }

    private String background() {
        return (String)
                browser.driver().executeScript("return getComputedStyle(document.documentElement).backgroundColor");
    }

    @Test
    void fastClicksEndOnThePageOfTheLastOneAndTheBrowserGoesBack() throws Exception {
        ServerUnderTest server = game();
        openAsAdmin("").see(name(server));
        for (int round = 0; round < 3; round++) {
            browser.driver()
                    .executeScript("document.querySelectorAll('nav.main a').forEach((link) => link.click());"
                            + "document.querySelector('nav.main a[href$=adapters]').click();"
                            + "document.querySelector('nav.main a[href$=mods]').click();");
        }
        browser.see("No mods yet");
        assertThat(browser.address()).isEqualTo("mods");
        browser.driver().navigate().back();
        browser.see("game-arma3");
        assertThat(browser.address()).isEqualTo("adapters");
        browser.driver().navigate().forward();
        browser.see("No mods yet").click("Languard").see(name(server));
        assertThat(browser.address()).isEmpty();

        browser.click(name(server)).see("CPU, memory and players");
        browser.driver().executeScript("document.querySelectorAll('nav.tabs a').forEach((link) => link.click())");
        browser.see("Delete this server").hasNoErrors();
        assertThat(browser.address()).isEqualTo(address(server, "settings"));
    }

    @Test
    void hostileNamesStayText() throws Exception {
        ServerUnderTest server = game();
        String name = "<img src=x onerror=alert(1)> \u202Eevil " + "long".repeat(10);
        assertThat(platform.admin().put(server.path(), Map.of("name", name)).status())
                .isEqualTo(200);
        browser.login("admin", PlatformUnderTest.PASSWORD).see("<img src=x onerror=alert(1)>");
        browser.resize(390, 844).fits().screenshot("servers-hostile");
        browser.open("servers/" + server.id())
                .see("<img src=x onerror=alert(1)>")
                .fits()
                .hasNoErrors();
    }
}
