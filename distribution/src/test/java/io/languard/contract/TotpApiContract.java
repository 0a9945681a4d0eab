package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import io.languard.launcher.OneTimeCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

abstract class TotpApiContract extends ApiContract {

    /** A user with two-factor login, which the code of the present step has confirmed. */
    private record Enrolled(String name, int id, ContractApiClient client, String secret, JsonNode recoveryCodes) {}

    private Enrolled enrolled() {
        String name = "totp" + System.nanoTime();
        ContractApiResponse user =
                admin().post("/auth/users", body("username", name, "password", "secret", "role", "viewer"));
        assertDone(user, 201);
        ContractApiClient client = platform().login(name, "secret");
        ContractApiResponse begun = client.post("/auth/totp", null);
        assertDone(begun, 200);
        assertThat(fields(begun.data())).containsExactly("secret", "otpauth_uri");
        String secret = begun.data().path("secret").asText();
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(begun.data().path("otpauth_uri").asText())
                .startsWith("otpauth://totp/Languard:" + name + "?secret=" + secret);
        assertRefused(client.post("/auth/totp/confirm", body("code", "12345")), 400, "INVALID_CREDENTIALS");
        ContractApiResponse confirmed = client.post("/auth/totp/confirm", body("code", OneTimeCode.of(secret, 0)));
        assertDone(confirmed, 200);
        assertThat(fields(confirmed.data())).containsExactly("recovery_codes");
        return new Enrolled(
                name,
                user.data().path("id").asInt(),
                client,
                secret,
                confirmed.data().path("recovery_codes"));
    }

    private ContractApiResponse login(Enrolled user, String password, String field, String code) {
        Map<String, Object> credentials = body("username", user.name(), "password", password);
        if (field != null) {
            credentials.put(field, code);
        }
        return platform().anonymous().post("/auth/login", credentials);
    }

    private int succeeded(Callable<ContractApiResponse> login) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<ContractApiResponse> response : threads.invokeAll(Collections.nCopies(6, login))) {
                statuses.add(response.get().status());
            }
            assertThat(statuses).containsOnly(200, 401);
            return Collections.frequency(statuses, 200);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aLoginNeedsACodeThatCountsOnceAlsoInParallel() throws Exception {
        Enrolled user = enrolled();

        assertRefused(login(user, "secret", null, null), 401, "TOTP_REQUIRED");
        assertRefused(login(user, "secret", "totp_code", "000000"), 401, "TOTP_REQUIRED");
        assertRefused(login(user, "wrong", "totp_code", OneTimeCode.of(user.secret(), 1)), 401, "UNAUTHORIZED");
        assertRefused(login(user, "secret", "totp_code", OneTimeCode.of(user.secret(), 3)), 401, "TOTP_REQUIRED");
        assertRefused(login(user, "secret", "totp_code", OneTimeCode.of(user.secret(), -3)), 401, "TOTP_REQUIRED");
        String code = OneTimeCode.of(user.secret(), 1);
        assertThat(succeeded(() -> login(user, "secret", "totp_code", code))).isEqualTo(1);
        assertRefused(login(user, "secret", "totp_code", code), 401, "TOTP_REQUIRED");
        // After the code of a later step, that of an earlier one counts as used as well.
        assertRefused(login(user, "secret", "totp_code", OneTimeCode.of(user.secret(), 0)), 401, "TOTP_REQUIRED");
    }

    @Test
    void aRecoveryCodeCountsOnceAlsoInParallel() throws Exception {
        Enrolled user = enrolled();
        assertThat(user.recoveryCodes()).hasSize(10);
        String code = user.recoveryCodes().get(4).asText();

        assertThat(succeeded(() -> login(user, "secret", "recovery_code", code)))
                .isEqualTo(1);
        assertRefused(login(user, "secret", "recovery_code", code), 401, "TOTP_REQUIRED");
        ContractApiResponse next = login(
                user, "secret", "recovery_code", user.recoveryCodes().get(5).asText());
        assertDone(next, 200);
        assertThat(user.client().get("/auth/totp").data().toString())
                .isEqualTo("{\"enabled\":true,\"required\":false,\"recovery_codes_left\":8}");
    }

    @Test
    void thePasswordRemovesItAndAnAdminResetsThatOfOthers() {
        Enrolled user = enrolled();
        assertRefused(user.client().post("/auth/totp", null), 409, "CONFLICT");
        assertRefused(
                user.client().send("DELETE", "/auth/totp", body("password", "wrong"), Map.of()),
                400,
                "INVALID_CREDENTIALS");
        assertNoContent(user.client().send("DELETE", "/auth/totp", body("password", "secret"), Map.of()));
        assertDone(login(user, "secret", null, null), 200);
        assertRefused(
                user.client().send("DELETE", "/auth/totp", body("password", "secret"), Map.of()), 404, "NOT_FOUND");

        Enrolled other = enrolled();
        String path = "/auth/users/" + other.id() + "/totp";
        assertRefused(viewer().delete(path), 403, "FORBIDDEN");
        assertThat(admin().get(path).data().path("enabled").asBoolean()).isTrue();
        assertNoContent(admin().delete(path));
        assertDone(login(other, "secret", null, null), 200);
        assertRefused(admin().delete(path), 404, "NOT_FOUND");
        int own = admin().get("/auth/me").data().path("id").asInt();
        assertRefused(admin().delete("/auth/users/" + own + "/totp"), 409, "CONFLICT");
    }

    @Test
    void theAuditTrailNamesWhatHappenedAndNoSecret() {
        Enrolled user = enrolled();
        login(user, "secret", "totp_code", "000000");
        login(user, "secret", "recovery_code", user.recoveryCodes().get(0).asText());

        for (String type : List.of("totp_begun", "totp_enabled", "totp_failed", "recovery_code_used")) {
            admin().await("/events?event_type=" + type, events -> events.text().contains(user.name()));
        }
        assertThat(admin().get("/events?limit=1000").text())
                .doesNotContain(user.secret())
                .doesNotContain(user.recoveryCodes().get(0).asText());
    }

    @Test
    void anApiKeyDoesNotManageIt() {
        Enrolled user = enrolled();
        ContractApiResponse created = user.client().post("/auth/keys", body("name", "bot", "grants", List.of()));
        ContractApiClient key = platform().withToken(created.data().path("key").asText());

        assertRefused(key.get("/auth/totp"), 403, "FORBIDDEN");
        assertRefused(key.post("/auth/totp", null), 403, "FORBIDDEN");
        assertRefused(key.send("DELETE", "/auth/totp", body("password", "secret"), Map.of()), 403, "FORBIDDEN");
    }
}
