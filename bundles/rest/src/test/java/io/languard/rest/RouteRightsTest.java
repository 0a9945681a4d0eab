package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.openapi.ApiRoute;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends a request to every route with every permission, on a server that is granted and on another one. */
class RouteRightsTest {

    private static final String TOKEN = "somebody";

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
        apiFixture.authorizer = (actor, permission, serverId) -> actor.grants().stream()
                .anyMatch(grant -> (grant.serverId() == null || grant.serverId().equals(serverId))
                        && grant.permissions().contains(permission));
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#all")
    void declareTheExpectedPermission(ExpectedRoute route) {
        assertThat(ApiRoute.of("/api", ApiFixture.resources()).stream()
                        .filter(each -> each.toString().equals(route.toString()))
                        .map(ApiRoute::permission))
                .containsExactly(route.permission());
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#permitted")
    void requireExactlyTheirPermission(ExpectedRoute route) {
        Permission required = route.permission().orElseThrow();
        for (Permission permission : Permission.values()) {
            if (route.isOfServer()) {
                assertThat(status(route, 1, Set.of(permission)))
                        .as(permission.wireName())
                        .isEqualTo(withoutOthers(permission, required));
                assertThat(status(route, 1, EnumSet.of(permission, Permission.SERVER_VIEW)))
                        .isEqualTo(permission == required || required == Permission.SERVER_VIEW ? 200 : 403);
            } else {
                assertThat(status(route, null, Set.of(permission)))
                        .as(permission.wireName())
                        .isEqualTo(permission == required ? 200 : 403);
                assertThat(status(route, 1, Set.of(permission))).isEqualTo(403);
            }
        }
        Set<Permission> others = EnumSet.allOf(Permission.class);
        others.remove(required);
        ApiFixture.ApiReply refused = send(route, null, others);
        if (required != Permission.SERVER_VIEW) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("Requires the permission " + required.wireName());
        }
    }

    /** Without the permission to view it, a server does not exist. */
    private static int withoutOthers(Permission permission, Permission required) {
        if (permission != Permission.SERVER_VIEW) {
            return 404;
        }
        return required == Permission.SERVER_VIEW ? 200 : 403;
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#permitted")
    void doNotTellAServerThatMayNotBeViewedFromOneThatDoesNotExist(ExpectedRoute route) {
        if (route.isOfServer()) {
            ApiFixture.ApiReply hidden = send(route, 2, EnumSet.allOf(Permission.class));
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.body()).contains("Server with id 1 not found");
        }
    }

    /** Returns the status, where every success counts as 200. */
    private static int status(ExpectedRoute route, Integer serverId, Set<Permission> permissions) {
        int status = send(route, serverId, permissions).status();
        return status < 300 ? 200 : status;
    }

    private static ApiFixture.ApiReply send(ExpectedRoute route, Integer serverId, Set<Permission> permissions) {
        apiFixture.users.rights.put(TOKEN, List.of(new Grant(serverId, permissions)));
        return route.send(apiFixture, TOKEN);
    }
}
