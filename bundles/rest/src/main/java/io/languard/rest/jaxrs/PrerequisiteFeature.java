package io.languard.rest.jaxrs;

import static java.util.Objects.requireNonNull;

import io.languard.rest.io.IdParser;
import io.languard.service.user.Actor;
import io.languard.service.user.UserSession;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;

/** A feature that registers a filter for every method with {@link Requires}; the filter runs after the check of permissions. */
public final class PrerequisiteFeature implements DynamicFeature {

    /** A check of a prerequisite, which throws the error that the client gets. */
    @FunctionalInterface
    public interface Check {
        /** Checks the server with this id; the path parameters provide any other values the check needs. */
        void check(Actor actor, int serverId, MultivaluedMap<String, String> pathParameters);
    }

    private final Map<Prerequisite, Check> checks;

    /**
     * Creates a feature.
     *
     * @param checks one for each prerequisite that resources name
     */
    public PrerequisiteFeature(Map<Prerequisite, Check> checks) {
        this.checks = checks;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Requires requires = resource.getResourceMethod().getAnnotation(Requires.class);
        if (requires == null) {
            return;
        }
        Check check = requireNonNull(checks.get(requires.value()));
        ContainerRequestFilter filter = request -> {
            if (!HttpMethod.OPTIONS.equals(request.getMethod())) {
                check(
                        check,
                        (UserSession) request.getProperty(AuthenticatedRequest.SESSION),
                        request.getUriInfo().getPathParameters());
            }
        };
        context.register(filter, Priorities.AUTHORIZATION + 1);
    }

    /** Checks a prerequisite of the server in the path. */
    public static void check(Check check, UserSession session, MultivaluedMap<String, String> pathParameters) {
        int serverId = IdParser.parse(pathParameters.getFirst("server_id"), "server_id", "Server");
        check.check(session.actor(), serverId, pathParameters);
    }
}
