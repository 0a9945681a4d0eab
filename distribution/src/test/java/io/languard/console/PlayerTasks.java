package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ServerUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The players of a server, now and in the past, and its bans. */
abstract class PlayerTasks extends ConsoleTasks {

    private static final String GUID = "0123456789abcdef0123456789abcdef";

    private ServerUnderTest server;

    @BeforeEach
    void startServer() throws Exception {
        server = game().start();
    }

    @Test
    void aPlayerIsBannedForADayListedAndForgiven() throws Exception {
        openTab(server, "players").see("Nobody is on the server");
        server.join("Miller");
        browser.click("Ban: Miller").see("Ban Miller?").isAccessible();
        browser.field("Reason").sendKeys("Team killing");
        browser.click("1 day").see("Miller was banned");
        JsonNode ban = platform.admin()
                .await(server.path("/bans"), response -> response.data().size() == 1)
                .data()
                .get(0);
        assertThat(ban.path("reason").asText()).isEqualTo("Team killing");
        assertThat(ban.path("expires_at").isNull()).isFalse();

        browser.click("Bans").see("1 ban").see("Team killing").see("admin");
        browser.field("Search by player, reason or admin").sendKeys("nobody");
        browser.see("No ban matches the search");
        assertThat(browser.address()).endsWith("/bans?q=nobody");
        browser.type("Search by player, reason or admin", "killing");

        browser.click("Lift the ban of Miller")
                .see("The player can join again.")
                .click("Lift");
        browser.see("The ban of Miller was lifted").see("Nobody is banned").isAccessible();
        browser.click("All").see("No bans, neither active nor ended.");
    }

    @Test
    void somebodyWhoLeftIsFoundInTheHistoryAndBannedByIdentity() throws Exception {
        server.join("Miller");
        server.join("Kerry");
        server.install().sendControl("leave Kerry");
        openTab(server, "players").see("2 sessions");
        browser.field("Search by name or identity").sendKeys("kerr");
        browser.see("1 session");
        assertThat(browser.address()).endsWith("/players?q=kerr");
        browser.await(() -> browser.pageText().indexOf("still here") < 0, "the end of the session");

        browser.click("Ban: Kerry");
        browser.type("Number", "3").field("Unit").sendKeys("days");
        browser.click("Ban for this long").see("Kerry was banned");
        assertThat(texts(get(server.path("/bans")), "name")).containsExactly("Kerry");
    }

    @Test
    void aPlayerIsKickedWithAReason() throws Exception {
        server.join("Miller");
        openTab(server, "players").click("Kick: Miller").see("Kick Miller?");
        browser.field("Reason").sendKeys("Away");
        browser.click("Kick").see("Miller was kicked").see("Nobody is on the server");
        assertThat(server.event("player_kicked").path("detail").path("reason").asText())
                .isEqualTo("Away");
    }

    @Test
    void whoWasNeverHereIsBannedByIdentity() throws Exception {
        openTab(server, "bans").see("Nobody is banned").click("Add a ban");
        browser.field("Identity").sendKeys("not an identity");
        browser.click("For ever");
        browser.await(
                () -> browser.number("return document.querySelectorAll('dialog .problem:not(:empty)').length") > 0,
                "the problem");
        browser.isAccessible().type("Identity", GUID).type("Name (optional)", "Nikolai");
        browser.click("For ever").see("Nikolai was banned").see("for ever");
        assertThat(texts(get(server.path("/bans")), "guid")).containsExactly(GUID);
    }
}
