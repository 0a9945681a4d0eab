package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.Api.Answer;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class AuthContract extends ApiContract {

    private static int number;

    @Test
    void aLoginGivesATokenWithTheClaimsAndTheUser() throws IOException {
        Answer answer =
                platform().nobody().post("/auth/login", body("username", "admin", "password", Platform.PASSWORD));
        isDone(answer, 200);
        JsonNode data = answer.data();
        assertThat(fields(data)).containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "user");
        assertThat(data.path("token_type").asText()).isEqualTo("bearer");
        assertThat(data.path("expires_in").asInt()).isEqualTo(86400);
        assertThat(fields(data.path("user"))).containsExactlyInAnyOrder("id", "username", "role");
        String[] parts = data.path("access_token").asText().split("\\.");
        JsonNode claims = Api.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(Api.JSON
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
    void aWrongPairIsUnauthorizedAndAMalformedOneIsNot() {
        isRefused(
                platform().nobody().post("/auth/login", body("username", "admin", "password", "wrong")),
                401,
                "UNAUTHORIZED");
        isRefused(
                platform().nobody().post("/auth/login", body("username", "nobody", "password", "wrong")),
                401,
                "UNAUTHORIZED");
        Answer malformed = platform().nobody().post("/auth/login", body("username", 5));
        isRefused(malformed, 422, "VALIDATION_ERROR");
        namesField(malformed, "username");
        namesField(malformed, "password");
    }

    @Test
    void everythingElseNeedsAToken() {
        for (String path : new String[] {"/servers", "/games", "/auth/me", "/events", "/mods", "/system/status"}) {
            isRefused(platform().nobody().get(path), 401, "UNAUTHORIZED");
            isRefused(platform().withToken("forged.token.here").get(path), 401, "UNAUTHORIZED");
        }
        isDone(platform().nobody().get("/system/health"), 200);
    }

    @Test
    void meIsWhoTheTokenBelongsTo() {
        JsonNode me = viewer().get("/auth/me").data();
        assertThat(fields(me)).containsExactlyInAnyOrder("id", "username", "role", "created_at", "last_login");
        assertThat(me.path("role").asText()).isEqualTo("viewer");
        assertThat(me.path("last_login").asText()).endsWith("Z");
    }

    @Test
    void aLogoutEndsTheTokenAndNoOther() {
        Api one = platform().login("admin", Platform.PASSWORD);
        Api other = platform().login("admin", Platform.PASSWORD);
        Answer out = one.post("/auth/logout", null);
        isDone(out, 200);
        assertThat(out.data().isNull()).isTrue();
        isRefused(one.get("/auth/me"), 401, "UNAUTHORIZED");
        isDone(other.get("/auth/me"), 200);
    }

    @Test
    void aPasswordChangeEndsEveryTokenOfTheUser() {
        String name = user("admin");
        Api first = platform().login(name, "secret");
        Api second = platform().login(name, "secret");
        isRefused(
                first.put("/auth/password", body("current_password", "wrong", "new_password", "secret2")),
                400,
                "INVALID_CREDENTIALS");
        isRefused(
                first.put("/auth/password", body("current_password", "secret", "new_password", "abc")),
                422,
                "VALIDATION_ERROR");
        isDone(first.put("/auth/password", body("current_password", "secret", "new_password", "secret2")), 200);
        isRefused(first.get("/auth/me"), 401, "UNAUTHORIZED");
        isRefused(second.get("/auth/me"), 401, "UNAUTHORIZED");
        isDone(platform().login(name, "secret2").get("/auth/me"), 200);
        isRefused(viewer().put("/auth/password", body("current_password", "a", "new_password", "b")), 403, "FORBIDDEN");
    }

    @Test
    void usersAreMadeListedAndDeleted() {
        String name = user("viewer");
        isRefused(
                admin().post("/auth/users", body("username", name, "password", "secret", "role", "viewer")),
                409,
                "CONFLICT");
        Answer list = admin().get("/auth/users");
        isDone(list, 200);
        assertThat(list.text()).doesNotContain("hash").doesNotContain("$2");
        assertThat(list.data().findValuesAsText("username")).contains(name, "admin");
        Api theirs = platform().login(name, "secret");
        int id = theirs.get("/auth/me").data().path("id").asInt();
        isRefused(viewer().get("/auth/users"), 403, "FORBIDDEN");
        isGone(admin().delete("/auth/users/" + id));
        isRefused(theirs.get("/auth/me"), 401, "UNAUTHORIZED");
        isRefused(admin().delete("/auth/users/" + id), 404, "NOT_FOUND");
    }

    @Test
    void oneselfAndTheLastAdminCannotBeDeleted() {
        int own = admin().get("/auth/me").data().path("id").asInt();
        isRefused(admin().delete("/auth/users/" + own), 409, "CONFLICT");
    }

    @Test
    void badUsersAreRefusedByField() {
        Answer answer = admin().post("/auth/users", body("username", "", "password", "abc", "role", "boss"));
        isRefused(answer, 422, "VALIDATION_ERROR");
        namesField(answer, "username");
        namesField(answer, "password");
        namesField(answer, "role");
    }

    private String user(String role) {
        String name = "user" + ++number + "x" + System.nanoTime();
        Answer made = admin().post("/auth/users", Map.of("username", name, "password", "secret", "role", role));
        isDone(made, 201);
        assertThat(fields(made.data())).contains("id", "username", "role").doesNotContain("password");
        return name;
    }
}
