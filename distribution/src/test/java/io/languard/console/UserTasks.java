package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ContractApiClient;
import io.languard.contract.ServerUnderTest;
import io.languard.launcher.OneTimeCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Users, their rights, and their own accounts. */
abstract class UserTasks extends ConsoleTasks {

    /** Lets the operations of a game wait, and counts how often the user's rights were read. */
    private static final String HOLD_OPERATIONS =
            """
            const original = window.fetch;
            window.users = 0;
            window.held = [];
            window.fetch = async (path, request) => {
                const response = await original(path, request);
                if (path.endsWith('/remote-admin')) {
                    await new Promise((release) => window.held.push(release));
                }
                window.users += path.endsWith('/auth/me');
                return response;
            };
            """;

    private static final String PASSWORD = "a long password";

    @Test
    void aUserIsCreatedGetsRightsOnOneServerAndIsDisabled() throws Exception {
        ServerUnderTest server = game();
        ServerUnderTest other = game();
        openAsAdmin("users").click("New user");
        browser.type("User name", "helper").type("Password", PASSWORD);
        browser.field("Servers").sendKeys("sees granted servers only");
        browser.click("Create").see("helper was created").see("This user sees only the servers");
        browser.field("View: " + name(server)).click();
        browser.field("Start, restart, stop: " + name(server)).click();
        browser.see("Not saved yet").click("Save").see("helper was saved").isAccessible();

        ContractApiClient helper = platform.login("helper", PASSWORD);
        assertThat(texts(helper.get("/servers").data(), "name")).containsExactly(name(server));
        browser.reset().enter(helper.token()).open("").see(name(server)).seeNot(name(other));
        browser.click("Start: " + name(server));
        server.await("running");
        assertThat(browser.offers("New server")).isFalse();
        browser.see("running");

        int id = userId("helper");
        platform.admin().put("/auth/users/" + id, Map.of("disabled", true));
        browser.see("Your session has ended");
        assertThat(helper.get("/servers").status()).isEqualTo(401);

        browser.reset();
        openAsAdmin("users")
                .see("disabled")
                .click("Delete helper")
                .see("Delete the user helper?")
                .click("Delete");
        browser.see("helper was deleted");
    }

    @Test
    void rightsThatAreGrantedAndTakenShowInAnOpenPage() throws Exception {
        ServerUnderTest server = game();
        String name = name(server);
        platform.admin().post("/auth/users", body("username", "trusted", "password", PASSWORD, "role", "viewer"));
        int id = userId("trusted");
        browser.enter(platform.login("trusted", PASSWORD).token()).open("").see(name);
        assertThat(browser.offers("Start: " + name)).isFalse();

        grant(id, List.of(body("server_id", server.id(), "permissions", List.of("server.power"))));
        browser.await(() -> browser.offers("Start: " + name), "the button");
        grant(id, List.of());
        browser.await(() -> !browser.offers("Start: " + name), "the button to go");
        browser.see(name).hasNoErrors();
    }

    @Test
    void operationsThatAreReadWhileTheRightGoesAreNotOffered() throws Exception {
        ServerUnderTest server = game().start();
        server.join("Miller");
        platform.admin().post("/auth/users", body("username", "moderator", "password", PASSWORD, "role", "viewer"));
        int id = userId("moderator");
        browser.enter(platform.login("moderator", PASSWORD).token()).open(address(server, "players"));
        browser.see("Miller").driver().executeScript(HOLD_OPERATIONS);

        grant(id, List.of(body("server_id", server.id(), "permissions", List.of("server.players"))));
        browser.await(() -> browser.number("return window.held.length") == 1, "the operations");
        grant(id, List.of());
        browser.await(() -> browser.number("return window.users") >= 2, "the rights of now");
        browser.driver().executeScript("window.held.forEach((release) => release())");
        server.join("Kerry");
        browser.see("Kerry");
        assertThat(browser.offers("Kick: Miller")).isFalse();

        grant(id, List.of(body("server_id", server.id(), "permissions", List.of("server.players"))));
        browser.await(() -> browser.number("return window.held.length") == 2, "the operations again");
        browser.driver().executeScript("window.held.forEach((release) => release())");
        browser.await(() -> browser.offers("Kick: Miller"), "the button");
    }

    private void grant(int user, List<?> grants) {
        assertThat(platform.admin()
                        .put("/auth/users/" + user + "/grants", grants)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aUserIsDisabledAndEnabledInTheList() throws Exception {
        ContractApiClient user = user("sleeper");
        openAsAdmin("users")
                .click("Disable sleeper")
                .see("The user is logged out at once")
                .click("Disable");
        browser.await(() -> browser.offers("Enable sleeper"), "the button that enables the user");
        assertThat(user.get("/servers").status()).isEqualTo(401);

        browser.click("Enable sleeper").see("sleeper was saved");
        browser.await(() -> browser.offers("Disable sleeper"), "the button that disables the user");
        assertThat(platform.login("sleeper", PASSWORD).get("/servers").status()).isEqualTo(200);
    }

    @Test
    void thePasswordIsChangedAndOnlyThisSessionGoesOn() throws Exception {
        ContractApiClient elsewhere = user("changer");
        browser.enter(platform.login("changer", PASSWORD).token())
                .open("account")
                .see("changer");
        browser.type("Current password", "wrong").type("New password", "another password");
        browser.type("New password again", "a typo").click("Change password").see("The new passwords differ");
        browser.type("New password again", "another password").click("Change password");
        browser.see("The current password is not right").isAccessible();

        browser.type("Current password", PASSWORD).click("Change password").see("The password was changed");
        assertThat(elsewhere.get("/servers").status()).isEqualTo(401);
        browser.click("Servers").see("No servers yet").seeNot("Your session has ended");
        assertThat(platform.login("changer", "another password").get("/servers").status())
                .isEqualTo(200);
    }

    @Test
    void aRecoveryCodeReplacesTheAppOnce() throws Exception {
        ContractApiClient user = user("phoneless");
        String secret = user.post("/auth/totp", null).data().path("secret").asText();
        String recovery = user.post("/auth/totp/confirm", body("code", OneTimeCode.of(secret, 0)))
                .data()
                .at("/recovery_codes/0")
                .asText();

        loginWith(recovery).see("No servers yet").open("account").see("9 recovery codes are left.");
        browser.reset();
        loginWith(recovery).see("The code is wrong or was used").isAccessible();
    }

    private ConsoleBrowser loginWith(String code) {
        browser.open("").see("Log in to Languard");
        browser.type("User name", "phoneless").type("Password", PASSWORD).click("Log in");
        return browser.type("Code of the second factor", code).click("Log in");
    }

    @Test
    void anApiKeyIsShownOnceWorksAndIsRevoked() throws Exception {
        ServerUnderTest server = game();
        user("automator");
        browser.enter(platform.login("automator", PASSWORD).token())
                .open("account")
                .see("You have no API keys");
        browser.click("New API key").type("Name", "Nightly").isAccessible();
        browser.field("View: " + name(server)).click();
        browser.click("Create").see("it is not shown again").isAccessible();
        String key = browser.driver()
                .findElement(By.cssSelector(".secret-text code"))
                .getText();
        assertThat(key).startsWith("lgk_");
        ContractApiClient program = platform.withToken(key);
        assertThat(texts(program.get("/servers").data(), "name")).containsExactly(name(server));

        browser.click("Close").see("Nightly");
        browser.driver().navigate().refresh();
        browser.see("Nightly");
        assertThat(browser.driver().getPageSource()).doesNotContain(key);

        browser.click("Delete the key Nightly").click("Delete").see("The key Nightly was deleted");
        assertThat(program.get("/servers").status()).isEqualTo(401);
    }

    /** Creates an administrator, and returns a session of the user. */
    private ContractApiClient user(String name) {
        platform.admin().post("/auth/users", Map.of("username", name, "password", PASSWORD, "role", "admin"));
        return platform.login(name, PASSWORD);
    }

    private int userId(String name) {
        for (var user : get("/auth/users")) {
            if (user.path("username").asText().equals(name)) {
                return user.path("id").asInt();
            }
        }
        throw new AssertionError(name);
    }
}
