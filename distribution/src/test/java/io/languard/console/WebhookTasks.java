package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.HookReceiver;
import io.languard.contract.ServerUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The notifications of the console in a browser, with a receiver on the loopback interface. */
abstract class WebhookTasks extends ConsoleTasks {

    private HookReceiver receiver;

    @BeforeEach
    void startReceiver() throws Exception {
        receiver = new HookReceiver();
        openAsAdmin("");
    }

    @AfterEach
    void endReceiver() {
        receiver.close();
        platform.admin().get("/webhooks").data().findValuesAsText("id").forEach(id -> platform.admin()
                .delete("/webhooks/" + id));
    }

    private JsonNode stored() {
        return platform.admin().get("/webhooks").data().get(0);
    }

    @Test
    void aWebhookIsCreatedTriedChangedAndDeleted() throws Exception {
        ServerUnderTest server = game();
        String name = name(server);
        browser.click("Notifications").see("No webhooks yet").portrait("notifications-empty");

        browser.click("New webhook");
        browser.field("Name").sendKeys("Alerts");
        browser.field("Address (URL)").sendKeys("http://169.254.169.254/");
        browser.click("Create").see("link-local or metadata address").portrait("notifications-form");
        browser.field("Address (URL)").clear();
        browser.field("Address (URL)").sendKeys(receiver.url());
        browser.field("Key of the signature (optional)").sendKeys("the k3y");
        browser.field("Only these servers").click();
        browser.field(name).click();
        browser.field("Events of games (optional)").sendKeys("chat");
        browser.click("Create").see("The webhook Alerts was saved").see("127.0.0.1");
        assertThat(stored().path("events").toString())
                .isEqualTo("[\"crashed\",\"restart_gave_up\",\"start_failed\",\"game.chat\"]");
        assertThat(stored().path("server_ids").toString()).isEqualTo("[" + server.id() + "]");
        assertThat(browser.driver().getPageSource()).doesNotContain("the k3y", "t0ken");

        browser.click("Send a test to Alerts").see("Accepted with status 204");
        assertThat(receiver.take().header("X-Languard-Signature")).startsWith("sha256=");
        receiver.status = 404;
        browser.click("Send a test to Alerts").see("The receiver responds with 404 Not Found");
        browser.portrait("notifications");

        browser.click("Edit the webhook Alerts");
        browser.field("All servers and the platform").click();
        browser.field("Login failed").click();
        browser.click("Save");
        browser.await(() -> stored().path("events").toString().contains("login_failed"), "the change to be stored");
        assertThat(stored().path("server_ids").isNull()).isTrue();
        assertThat(stored().path("has_secret").asBoolean()).isTrue();

        browser.click("Delete the webhook Alerts").click("Delete").see("No webhooks yet");
        assertThat(platform.admin().get("/webhooks").data()).isEmpty();
    }

    @Test
    void whatBecameOfEventsIsShown() throws Exception {
        ServerUnderTest server = game();
        receiver.status = 503;
        int id = platform.admin()
                .post(
                        "/webhooks",
                        Map.of(
                                "name",
                                "Alerts",
                                "url",
                                receiver.url(),
                                "format",
                                "json",
                                "events",
                                List.of("server_updated")))
                .data()
                .path("id")
                .asInt();
        platform.admin().put(server.path(), Map.of("description", "new"));
        receiver.take();
        platform.admin().await("/webhooks/" + id + "/deliveries", response -> response.text()
                .contains("503"));

        browser.open("notifications").see("Alerts").click("Deliveries of Alerts");
        browser.see("waiting").see("The receiver responds with 503 Service Unavailable");
        assertThat(browser.address()).isEqualTo("notifications/" + id);
        browser.portrait("notifications-deliveries");

        receiver.status = 204;
        receiver.take();
        platform.admin().await("/webhooks/" + id + "/deliveries", response -> response.text()
                .contains("\"delivered\""));
        browser.click("Refresh").see("delivered").seeNot("waiting");
    }

    @Test
    void aViewerIsNotOfferedThem() {
        browser.click("Notifications").see("No webhooks yet");
        String name = "v" + System.nanoTime();
        platform.admin().post("/auth/users", Map.of("username", name, "password", "secret", "role", "viewer"));
        browser.driver().executeScript("sessionStorage.clear()");
        browser.login(name, "secret");

        browser.see("Servers");
        assertThat(browser.offers("Notifications")).isFalse();
        browser.open("notifications").see("There is nothing at this address");
    }
}
