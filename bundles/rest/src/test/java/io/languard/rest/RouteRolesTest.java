package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.Public;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.user.Permission;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the permissions that routes require. */
class RouteRolesTest {

    private static final List<Class<? extends Annotation>> SAYINGS =
            List.of(RequiresPermission.class, AnyUser.class, Public.class);

    /** A route as clients see it. */
    record TestedRoute(String httpMethod, String path, Method method) {

        @Override
        public String toString() {
            return httpMethod + " " + path;
        }

        String examplePath() {
            return "/"
                    + path.replaceAll("\\{filename.*}", "server.cfg")
                            .replaceAll("\\{[a-z_]*id}", "1")
                            .replace("{game_type}", "arma3")
                            .replace("{section}", "server")
                            .replace("{player}", "Ann");
        }
    }

    static Stream<TestedRoute> routes() {
        return ApiFixture.resources().stream().map(Object::getClass).flatMap(type -> Arrays.stream(
                        type.getDeclaredMethods())
                .filter(method -> verb(method) != null)
                .map(method -> new TestedRoute(verb(method), path(type, method), method)));
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    private static String path(Class<?> type, Method method) {
        Path path = method.getAnnotation(Path.class);
        return type.getAnnotation(Path.class).value() + (path == null ? "" : "/" + path.value());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteDeclaresWhoMayUseIt(TestedRoute testedRoute) {
        assertThat(SAYINGS)
                .filteredOn(testedRoute.method()::isAnnotationPresent)
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void exactlyThePublicRoutesNeedNoToken(TestedRoute testedRoute) {
        assertThat(RequestAuthenticator.isPublic(testedRoute.toString()))
                .isEqualTo(testedRoute.method().isAnnotationPresent(Public.class));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void modifyingRoutesAreForAdmins(TestedRoute testedRoute) {
        boolean own = testedRoute.path().matches("auth/(login|logout|keys.*|totp.*)|jobs/.*");
        if (!testedRoute.httpMethod().equals("GET") && !own) {
            assertThat(testedRoute.method().getAnnotation(RequiresPermission.class))
                    .isNotNull()
                    .extracting(RequiresPermission::value)
                    .isNotEqualTo(Permission.SERVER_VIEW);
        }
    }

    @Test
    void authenticatedRoutesAreUnavailableWithoutTheDatabase() throws Exception {
        try (ApiFixture apiFixture = new ApiFixture()) {
            apiFixture.system.down = true;
            routes().filter(testedRoute -> !testedRoute.method().isAnnotationPresent(Public.class))
                    .forEach(testedRoute -> {
                        ApiFixture.ApiReply apiReply =
                                apiFixture.admin(testedRoute.httpMethod(), testedRoute.examplePath(), null);
                        assertThat(apiReply.status()).as(testedRoute.toString()).isEqualTo(503);
                        assertThat(apiReply.code()).isEqualTo("DATABASE_UNAVAILABLE");
                    });
            assertThat(apiFixture.call(null, "GET", "/system/health", null).status())
                    .isEqualTo(503);
            assertThat(apiFixture.call("viewer", "GET", "/events", null).status())
                    .isEqualTo(403);
            assertThat(apiFixture.call(null, "GET", "/events", null).status()).isEqualTo(401);
        }
    }

    @Test
    void permissionsConcernTheServerInThePath() throws Exception {
        try (ApiFixture apiFixture = new ApiFixture()) {
            apiFixture.authorizer = (actor, permission, serverId) ->
                    (permission == Permission.SERVER_POWER || permission == Permission.SERVER_VIEW)
                            && Integer.valueOf(1).equals(serverId);
            assertThat(apiFixture.admin("POST", "/servers/1/start", null).status())
                    .isEqualTo(200);
            for (String id : List.of("7", "-1", "99999999999")) {
                ApiFixture.ApiReply apiReply = apiFixture.admin("POST", "/servers/" + id + "/start", "{");
                assertThat(apiReply.code()).isEqualTo("NOT_FOUND");
                assertThat(apiReply.body()).contains("Server with id " + id + " not found");
            }
            assertThat(apiFixture.admin("POST", "/servers/one/start", "{").code())
                    .isEqualTo("VALIDATION_ERROR");
            assertThat(apiFixture
                            .admin("POST", "/servers/1/players/1/kick", "{")
                            .code())
                    .isEqualTo("FORBIDDEN");
        }
    }
}
