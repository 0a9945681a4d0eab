package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.LuantiServer;
import io.languard.testkit.FreePorts;
import java.net.DatagramSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The first evening of somebody with a real Luanti server. */
abstract class LuantiTasks extends ConsoleTasks {

    @Test
    void aRealServerIsAddedConfiguredAndItsFailureExplained() throws Exception {
        assumeTrue(
                Files.isExecutable(LuantiServer.PROGRAM),
                LuantiServer.PROGRAM + " is not installed: apt install minetest-server");
        int port = FreePorts.first(16);
        openAsAdmin("").click("Luanti").see("Executable");
        browser.type("Name", "Voxels").type("Executable", LuantiServer.PROGRAM.toString());
        browser.type("Game port", Integer.toString(port)).click("Create the server");
        browser.see("Voxels has been created").click("Configure").see("All settings");

        JsonNode created = get("/servers").get(0);
        String path = "/servers/" + created.path("id").asInt();
        String page = path.substring(1);
        setting(page, "network", "bind_address").type("Bind address", "127.0.0.1");
        browser.click("Save").see("1 change saved");
        setting(page, "server", "motd").type("Message of the day", "Be kind").type("Players", "8");
        browser.click("Save").see("2 changes saved");
        assertThat(get(path + "/config/network").path("bind_address").asText()).isEqualTo("127.0.0.1");

        try (DatagramSocket taken = new DatagramSocket(port)) {
            browser.click("Start: Voxels").see("port " + taken.getLocalPort()).isAccessible();
        }
        browser.click("Start: Voxels");
        awaitStatus(path, "running");
        browser.click("Log").see("listening on").isAccessible().screenshot("luanti-log");
        assertThat(browser.offers("Missions")).as("what the game does not have").isFalse();
        browser.click("Overview").see("Luanti accepts no commands from outside.");
        browser.click("Schedules").click("Restart nightly at five").see("Every day at 05:00");

        browser.click("Bans").click("Add a ban").type("Identity", "somebody").click("1 day");
        browser.see("must be an IPv4 or IPv6 address").seeNot("guid must be").isAccessible();
        browser.type("Identity", "192.0.2.7").click("1 day").see("192.0.2.7 was banned. The game reads its ban list");

        browser.click("Restart: Voxels").see("starting");
        awaitStatus(path, "running");
        browser.click("Stop: Voxels");
        awaitStatus(path, "stopped");
        browser.see("stopped").hasNoErrors();
    }

    private ConsoleBrowser setting(String page, String section, String name) {
        browser.open(page + "/config?section=" + section + "&field=" + name);
        browser.await(() -> browser.number("return document.querySelectorAll('.setting').length") > 0, "the settings");
        return browser;
    }

    private void awaitStatus(String path, String status) {
        platform.admin()
                .await(path, response -> response.data().path("status").asText().equals(status));
    }
}
