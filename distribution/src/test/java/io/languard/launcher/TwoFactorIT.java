package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two-factor login across restarts, settings and the shell. */
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
}
