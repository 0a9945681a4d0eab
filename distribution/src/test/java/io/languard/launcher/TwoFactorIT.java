package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import io.languard.testkit.mariadb.MariaDbServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two-factor login across restarts, settings and the shell, and what lets in a user who is locked out. */
class TwoFactorIT {

    private static final String PASSWORD = "only for this test";

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private PlainApiClient client;
    private String secret;
    private List<String> recoveryCodes;

    @BeforeEach
    void setUp() throws Exception {
        settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        client = new PlainApiClient(settings.get("LANGUARD_PORT"));
    }

    private PlainApiResponse login(String user, String second) throws Exception {
        return client.post(
                "/auth/login", "{\"username\":\"" + user + "\",\"password\":\"" + PASSWORD + "\"" + second + "}");
    }

    private static String code(String code) {
        return ",\"totp_code\":\"" + code + "\"";
    }

    private static String recovery(String code) {
        return ",\"recovery_code\":\"" + code + "\"";
    }

    private void enable() throws Exception {
        secret = client.post("/auth/totp", "{}").field("secret");
        String confirmed = client.post("/auth/totp/confirm", "{\"code\":\"" + OneTimeCode.of(secret, 0) + "\"}")
                .body();
        recoveryCodes = Pattern.compile("[a-z2-9]{4}(-[a-z2-9]{4}){3}")
                .matcher(confirmed)
                .results()
                .map(result -> result.group())
                .toList();
        assertThat(recoveryCodes).as(confirmed).hasSize(10);
    }

    private InstallationProcess shell(String user, String code) throws Exception {
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put("LANGUARD_SHELL_USER", user);
        environment.put("LANGUARD_SHELL_PASSWORD", PASSWORD);
        if (code != null) {
            environment.put("LANGUARD_SHELL_CODE", code);
        }
        return InstallationProcess.run(environment, "shell", "status");
    }

    private void assertShell(int status, String message, String user, String code) throws Exception {
        try (InstallationProcess shell = shell(user, code)) {
            assertThat(shell.exitStatus()).as(shell.errors().toString()).isEqualTo(status);
            if (message != null) {
                assertThat(shell.errors()).singleElement().asString().contains(message);
            }
        }
    }

    private int handshake() {
        URI uri = URI.create("ws://127.0.0.1:" + settings.get("LANGUARD_PORT") + "/ws/all?token=" + client.token());
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(uri, new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : -1;
        }
    }

    @Test
    void usedCodesStayUsedAfterACrashAndWhoLacksItCanOnlySetItUp() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            client.login("admin", PASSWORD);
            client.post("/auth/users", "{\"username\":\"bob\",\"password\":\"" + PASSWORD + "\",\"role\":\"admin\"}");
            enable();
            String code = OneTimeCode.of(secret, 1);
            assertThat(login("admin", code(code)).status()).isEqualTo(200);
            assertThat(login("admin", recovery(recoveryCodes.get(0))).status()).isEqualTo(200);
            assertShell(0, null, "bob", null);

            languard.crash();
            settings.put("LANGUARD_REQUIRE_TOTP", "admins");
            assertAfterTheCrash(code);
        }
    }

    private void assertAfterTheCrash(String used) throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            assertThat(login("admin", code(used)).field("code")).isEqualTo("TOTP_REQUIRED");
            assertThat(login("admin", recovery(recoveryCodes.get(0))).field("code"))
                    .isEqualTo("TOTP_REQUIRED");
            assertThat(login("admin", recovery(recoveryCodes.get(1))).status()).isEqualTo(200);
            assertShell(0, null, "admin", recoveryCodes.get(2));
            assertShell(2, "login failed", "admin", recoveryCodes.get(2));
            assertShell(2, "set LANGUARD_SHELL_CODE", "admin", null);

            client.login("bob", PASSWORD);
            assertThat(client.get("/servers").field("code")).isEqualTo("TOTP_SETUP_REQUIRED");
            assertThat(client.get("/auth/me").status()).isEqualTo(403);
            assertThat(handshake()).isEqualTo(403);
            assertShell(2, "Two-factor login is required. Set it up in the console first.", "bob", null);
            enable();
            assertThat(client.get("/servers").status()).isEqualTo(200);
            assertThat(handshake()).isEqualTo(101);
        }
    }

    @Test
    void wrongPasswordsAndCodesUseUpTheLimitTogether() throws Exception {
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "6");
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            client.login("admin", PASSWORD);
            enable();
            assertThat(login("nobody", "").status()).isEqualTo(401);
            assertThat(login("admin", "").status()).isEqualTo(401);
            for (int i = 0; i < 3; i++) {
                assertThat(login("admin", code("000000")).field("code")).isEqualTo("TOTP_REQUIRED");
            }
            assertThat(login("admin", code(OneTimeCode.of(secret, 1))).status()).isEqualTo(429);
        }
    }

    @Test
    void aResetUserLogsInWithTheNewPasswordAlone() throws Exception {
        assertReset("another Languard is using that folder");
    }

    @Test
    void aUserIsResetInADatabaseServerThatNoLanguardUses() throws Exception {
        settings.putAll(MariaDbServer.environment(MariaDbServer.shared().createDatabase()));
        assertReset("another Languard is using that folder");

        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            Map<String, String> elsewhere = new TreeMap<>(settings);
            Path data = Files.createDirectory(folder.resolve("other"));
            elsewhere.put("LANGUARD_DATA", data.toString());
            try (InstallationProcess reset = InstallationProcess.run(elsewhere, "reset-user", "admin")) {
                assertThat(reset.exitStatus()).isEqualTo(1);
                assertThat(reset.errors()).singleElement().asString().contains("in use by another Languard instance");
            }
        }
    }

    private void assertReset(String refusal) throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            client.login("admin", PASSWORD);
            enable();
            try (InstallationProcess reset = InstallationProcess.run(settings, "reset-user", "admin")) {
                assertThat(reset.exitStatus()).isEqualTo(1);
                assertThat(reset.errors()).singleElement().asString().contains(refusal);
            }
            assertThat(languard.terminate().exitStatus()).isEqualTo(143);
        }
        try (InstallationProcess unknown = InstallationProcess.run(settings, "reset-user", "root")) {
            assertThat(unknown.exitStatus()).isEqualTo(1);
            assertThat(unknown.errors())
                    .containsExactly("languard: there is no user 'root'; the enabled admins are: admin");
        }
        String password;
        try (InstallationProcess reset = InstallationProcess.run(settings, "reset-user", "admin")) {
            assertThat(reset.exitStatus()).as(reset.errors().toString()).isZero();
            assertThat(reset.errors()).isEmpty();
            assertThat(reset.output()).hasSize(2).last().isEqualTo("Two-factor login of admin is removed.");
            Matcher line = Pattern.compile("User admin has a new password: (\\S{20})")
                    .matcher(reset.output().get(0));
            assertThat(line.matches()).isTrue();
            password = line.group(1);
        }
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            assertThat(login("admin", recovery(recoveryCodes.get(0))).field("code"))
                    .isEqualTo("UNAUTHORIZED");
            client.login("admin", password);
            assertThat(client.get("/events?event_type=totp_reset").body())
                    .contains("\"actor\":\"shell\"")
                    .contains("\"username\":\"admin\"");
            assertThat(client.get("/events?event_type=password_reset").body()).doesNotContain(password);
            assertThat(languard.terminate().exitStatus()).isEqualTo(143);
        }
    }

    @Test
    void resetUserTakesAName() throws Exception {
        try (InstallationProcess reset = InstallationProcess.run(settings, "reset-user")) {
            assertThat(reset.exitStatus()).isEqualTo(2);
            assertThat(reset.errors().get(0)).isEqualTo("languard: 'reset-user' takes the name of a user");
        }
        try (InstallationProcess reset = InstallationProcess.run(settings, "reset-user", "admin")) {
            assertThat(reset.exitStatus()).isEqualTo(1);
            assertThat(reset.errors()).singleElement().asString().contains("no Languard has used that folder");
            assertThat(folder.resolve("data")).doesNotExist();
        }
        try (InstallationProcess help = InstallationProcess.run(settings, "help")) {
            assertThat(help.exitStatus()).isZero();
            assertThat(String.join("\n", help.output()))
                    .contains("reset-user NAME")
                    .contains("LANGUARD_SHELL_CODE");
        }
    }
}
