package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Public;
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

/** Tests the roles that routes require. */
class RouteRolesTest {

    private static final List<Class<? extends Annotation>> SAYINGS =
            List.of(AdminOnly.class, AnyRole.class, Public.class);

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
    void everyRouteDeclaresExactlyOneRole(TestedRoute testedRoute) {
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
        boolean ownSession = testedRoute.toString().equals("POST auth/login")
                || testedRoute.toString().equals("POST auth/logout");
        if (!testedRoute.httpMethod().equals("GET") && !ownSession) {
            assertThat(testedRoute.method().isAnnotationPresent(AdminOnly.class))
                    .isTrue();
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
    void onlyAdminsSeeTheAddressesInEventsOfAServer() throws Exception {
        try (ApiFixture apiFixture = new ApiFixture()) {
            apiFixture.events.detail = "{\"address\":\"203.0.113.9\",\"guid\":\"203.0.113.9\",\"name\":\"One\"}";
            assertThat(apiFixture.get("/servers/1/events").data().get(0).get("detail"))
                    .hasToString("{\"name\":\"One\"}");
            assertThat(apiFixture
                            .admin("GET", "/servers/1/events", null)
                            .data()
                            .get(0)
                            .get("detail"))
                    .hasToString(apiFixture.events.detail);
            assertThat(apiFixture.admin("GET", "/events", null).data().get(0).get("detail"))
                    .hasToString(apiFixture.events.detail);
        }
    }
}
