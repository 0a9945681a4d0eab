package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.contract.PlatformUnderTest;
import io.languard.launcher.InstallationProcess;
import io.languard.launcher.OneTimeCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Two-factor login in a browser, with an authenticator of the test. */
class ConsoleTotpIT {

    private static final String USER = "carla";

    @TempDir
    Path folder;

    @TempDir
    Path profile;

    @BeforeEach
    void requireBrowser() {
        assumeTrue(ConsoleBrowser.isInstalled(), "Chromium and its driver are not installed");
    }

    @Test
    void aUserSetsItUpLogsInWithItAndAnAdminResetsIt() throws Exception {
        try (PlatformUnderTest platform = PlatformUnderTest.start(folder, Map.of())) {
            platform.admin()
                    .post(
                            "/auth/users",
                            Map.of("username", USER, "password", PlatformUnderTest.PASSWORD, "role", "viewer"));
            try (ConsoleBrowser browser =
                    ConsoleBrowser.start(profile, platform.root().replaceFirst("/api$", "/console/"))) {
                browser.login(USER, PlatformUnderTest.PASSWORD).open("account").see("Two-factor login is not set up.");
                browser.click("Set up").see("Scan this code").portrait("totp-secret");
                String secret = setUp(browser, "totp-codes");
                browser.see("10 recovery codes are left.").portrait("totp-account");
                String address = browser.driver().getCurrentUrl();
                logIn(browser, OneTimeCode.of(secret, 1));
                assertThat(browser.driver().getCurrentUrl()).isEqualTo(address);

                browser.see("Two-factor login is set up.").click("Remove").see("Remove two-factor login?");
                browser.field("Password").sendKeys("wrong", Keys.ENTER);
                browser.see("The password is wrong").portrait("totp-remove").click("Cancel");
                resetAsAdmin(browser);
            }
        }
    }

    /** Leaves the dialog or page of the setup with the recovery codes kept; returns the secret. */
    private static String setUp(ConsoleBrowser browser, String screenshot) throws Exception {
        WebElement code = browser.driver().findElement(By.cssSelector("svg.qr path"));
        assertThat(code.getDomAttribute("d")).hasSizeGreaterThan(1000);
        String secret = browser.driver()
                .findElement(By.cssSelector(".secret-text"))
                .getText()
                .replace(" ", "");
        browser.field("Code that the app shows").sendKeys("000000", Keys.ENTER);
        browser.see("The code is wrong");
        browser.field("Code that the app shows")
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), OneTimeCode.of(secret, 0), Keys.ENTER);
        browser.see("Your recovery codes");
        List<WebElement> codes = browser.driver().findElements(By.cssSelector(".recovery-codes li"));
        assertThat(codes).hasSize(10);
        browser.portrait(screenshot).click("I have kept them");
        return secret;
    }

    private static void logIn(ConsoleBrowser browser, String code) throws Exception {
        browser.click("Account: " + USER).click("Log out").see("Log in to Languard");
        browser.field("User name").sendKeys(USER);
        browser.field("Password").sendKeys(PlatformUnderTest.PASSWORD, Keys.ENTER);
        browser.see("Code of the second factor").portrait("totp-login");
        browser.driver().findElement(By.name("code")).sendKeys("000000", Keys.ENTER);
        browser.see("The code is wrong or was used");
        browser.driver().findElement(By.name("code")).sendKeys(Keys.chord(Keys.CONTROL, "a"), code, Keys.ENTER);
        browser.seeNot("Log in to Languard");
    }

    private static void resetAsAdmin(ConsoleBrowser browser) throws Exception {
        browser.click("Account: " + USER).click("Log out").login("admin", PlatformUnderTest.PASSWORD);
        browser.open("users").click("Two-factor login of " + USER).see("Reset the two-factor login of " + USER + "?");
        browser.isAccessible().click("Reset").see("The two-factor login of " + USER + " was reset");
        browser.click("Two-factor login of " + USER).see(USER + " has no two-factor login");
        browser.open("events").see("Two-factor login of " + USER + " reset");
    }

    @Test
    void whoMustSetItUpSeesNothingElse() throws Exception {
        Map<String, String> settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PlatformUnderTest.PASSWORD);
        settings.put("LANGUARD_REQUIRE_TOTP", "all");
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            String root = "http://127.0.0.1:" + settings.get("LANGUARD_PORT") + "/console/";
            try (ConsoleBrowser browser = ConsoleBrowser.start(profile, root)) {
                browser.open("platform").see("Log in to Languard");
                browser.field("User name").sendKeys("admin");
                browser.field("Password").sendKeys(PlatformUnderTest.PASSWORD, Keys.ENTER);
                browser.see("Languard requires two-factor login of you").see("Scan this code");
                browser.portrait("totp-required");
                browser.open("users")
                        .see("Languard requires two-factor login of you")
                        .see("Scan this code");
                setUp(browser, "totp-required-codes");
                browser.see("New user").seeNot("Languard requires two-factor login of you");
            }
        }
    }
}
