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

/** Who may use which route. */
class RolesTest {

    private static final List<Class<? extends Annotation>> SAYINGS =
            List.of(AdminOnly.class, AnyRole.class, Public.class);

    /** A route as a client sees it. */
    record Route(String verb, String path, Method method) {

        @Override
        public String toString() {
            return verb + " " + path;
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

    static Stream<Route> routes() {
        return Api.resources().stream().map(Object::getClass).flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                .filter(method -> verb(method) != null)
                .map(method -> new Route(verb(method), path(type, method), method)));
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
    void everyRouteSaysOnceWhoMayUseIt(Route route) {
        assertThat(SAYINGS).filteredOn(route.method()::isAnnotationPresent).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void exactlyThePublicRoutesPassTheGateWithoutAToken(Route route) {
        assertThat(Gate.isPublic(route.toString())).isEqualTo(route.method().isAnnotationPresent(Public.class));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whateverChangesSomethingIsForAdmins(Route route) {
        boolean ownSession =
                route.toString().equals("POST auth/login") || route.toString().equals("POST auth/logout");
        if (!route.verb().equals("GET") && !ownSession) {
            assertThat(route.method().isAnnotationPresent(AdminOnly.class)).isTrue();
        }
    }

    @Test
    void withoutTheDatabaseAuthenticatedRoutesAreUnavailable() throws Exception {
        try (Api api = new Api()) {
            api.system.down = true;
            routes().filter(route -> !route.method().isAnnotationPresent(Public.class))
                    .forEach(route -> {
                        Api.Reply reply = api.admin(route.verb(), route.examplePath(), null);
                        assertThat(reply.status()).as(route.toString()).isEqualTo(503);
                        assertThat(reply.code()).isEqualTo("DATABASE_UNAVAILABLE");
                    });
            assertThat(api.call(null, "GET", "/system/health", null).status()).isEqualTo(503);
            assertThat(api.call("viewer", "GET", "/events", null).status()).isEqualTo(403);
            assertThat(api.call(null, "GET", "/events", null).status()).isEqualTo(401);
        }
    }
}
