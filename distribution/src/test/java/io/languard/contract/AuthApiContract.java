package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class AuthApiContract extends ApiContract {

    private static int number;

    @Test
    void aLoginReturnsATokenWithItsClaimsAndTheUser() throws IOException {
        ContractApiResponse contractApiResponse = platform()
                .anonymous()
                .post("/auth/login", body("username", "admin", "password", PlatformUnderTest.PASSWORD));
        assertDone(contractApiResponse, 200);
        JsonNode data = contractApiResponse.data();
        assertThat(fields(data)).containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "user");
        assertThat(data.path("token_type").asText()).isEqualTo("bearer");
        assertThat(data.path("expires_in").asInt()).isEqualTo(86400);
        assertThat(fields(data.path("user"))).containsExactlyInAnyOrder("id", "username", "role");
        String[] parts = data.path("access_token").asText().split("\\.");
        JsonNode claims = ContractApiClient.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(ContractApiClient.JSON
                        .readTree(Base64.getUrlDecoder().decode(parts[0]))
                        .path("alg")
                        .asText())
                .isEqualTo("HS256");
        assertThat(claims.path("sub").isTextual()).isTrue();
        assertThat(claims.path("sub").asText())
                .isEqualTo(data.path("user").path("id").asText());
        assertThat(claims.path("username").asText()).isEqualTo("admin");
        assertThat(claims.path("role").asText()).isEqualTo("admin");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(86400);
        assertThat(claims.path("jti").asText()).isNotBlank();
    }

    @Test
    void wrongCredentialsAreUnauthorizedAndMalformedOnesInvalid() {
        assertRefused(
                platform().anonymous().post("/auth/login", body("username", "admin", "password", "wrong")),
                401,
                "UNAUTHORIZED");
        assertRefused(
                platform().anonymous().post("/auth/login", body("username", "nobody", "password", "wrong")),
                401,
                "UNAUTHORIZED");
        ContractApiResponse malformed = platform().anonymous().post("/auth/login", body("username", 5));
        assertRefused(malformed, 422, "VALIDATION_ERROR");
        assertNamesField(malformed, "username");
        assertNamesField(malformed, "password");
    }

    @Test
    void allOtherResourcesRequireAToken() {
        for (String path : new String[] {"/servers", "/games", "/auth/me", "/events", "/mods", "/system/status"}) {
            assertRefused(platform().anonymous().get(path), 401, "UNAUTHORIZED");
            assertRefused(platform().withToken("forged.token.here").get(path), 401, "UNAUTHORIZED");
        }
        assertDone(platform().anonymous().get("/system/health"), 200);
    }

    @Test
    void meReturnsTheUserOfTheToken() {
        JsonNode me = viewer().get("/auth/me").data();
        assertThat(fields(me))
                .containsExactlyInAnyOrder(
                        "id", "username", "role", "created_at", "last_login", "permissions", "grants");
        assertThat(me.path("role").asText()).isEqualTo("viewer");
        assertThat(me.path("last_login").asText()).endsWith("Z");
    }

    @Test
    void aLogoutRevokesOnlyItsToken() {
        ContractApiClient one = platform().login("admin", PlatformUnderTest.PASSWORD);
        ContractApiClient other = platform().login("admin", PlatformUnderTest.PASSWORD);
        ContractApiResponse out = one.post("/auth/logout", null);
        assertDone(out, 200);
        assertThat(out.data().isNull()).isTrue();
        assertRefused(one.get("/auth/me"), 401, "UNAUTHORIZED");
        assertDone(other.get("/auth/me"), 200);
    }

    @Test
    void aPasswordChangeRevokesAllTokensOfTheUser() {
        String name = user("admin");
        ContractApiClient first = platform().login(name, "secret");
        ContractApiClient second = platform().login(name, "secret");
        assertRefused(
                first.put("/auth/password", body("current_password", "wrong", "new_password", "secret2")),
                400,
                "INVALID_CREDENTIALS");
        assertRefused(
                first.put("/auth/password", body("current_password", "secret", "new_password", "abc")),
                422,
                "VALIDATION_ERROR");
        assertDone(first.put("/auth/password", body("current_password", "secret", "new_password", "secret2")), 200);
        assertRefused(first.get("/auth/me"), 401, "UNAUTHORIZED");
        assertRefused(second.get("/auth/me"), 401, "UNAUTHORIZED");
        assertDone(platform().login(name, "secret2").get("/auth/me"), 200);
        assertRefused(
                viewer().put("/auth/password", body("current_password", "a", "new_password", "b")), 403, "FORBIDDEN");
    }

    @Test
    void usersAreCreatedListedAndDeleted() {
        String name = user("viewer");
        assertRefused(
                admin().post("/auth/users", body("username", name, "password", "secret", "role", "viewer")),
                409,
                "CONFLICT");
        ContractApiResponse list = admin().get("/auth/users");
        assertDone(list, 200);
        assertThat(list.text()).doesNotContain("hash").doesNotContain("$2");
        assertThat(list.data().findValuesAsText("username")).contains(name, "admin");
        ContractApiClient userClient = platform().login(name, "secret");
        int id = userClient.get("/auth/me").data().path("id").asInt();
        assertRefused(viewer().get("/auth/users"), 403, "FORBIDDEN");
        assertNoContent(admin().delete("/auth/users/" + id));
        assertRefused(userClient.get("/auth/me"), 401, "UNAUTHORIZED");
        assertRefused(admin().delete("/auth/users/" + id), 404, "NOT_FOUND");
    }

    @Test
    void theOwnAccountCannotBeDeleted() {
        int own = admin().get("/auth/me").data().path("id").asInt();
        assertRefused(admin().delete("/auth/users/" + own), 409, "CONFLICT");
    }

    @Test
    void invalidUsersAreRefusedByField() {
        ContractApiResponse contractApiResponse =
                admin().post("/auth/users", body("username", "", "password", "abc", "role", "boss"));
        assertRefused(contractApiResponse, 422, "VALIDATION_ERROR");
        assertNamesField(contractApiResponse, "username");
        assertNamesField(contractApiResponse, "password");
        assertNamesField(contractApiResponse, "role");
    }

    private String user(String role) {
        String name = "user" + ++number + "x" + System.nanoTime();
        ContractApiResponse created =
                admin().post("/auth/users", Map.of("username", name, "password", "secret", "role", role));
        assertDone(created, 201);
        assertThat(fields(created.data())).contains("id", "username", "role").doesNotContain("password");
        return name;
    }
}
