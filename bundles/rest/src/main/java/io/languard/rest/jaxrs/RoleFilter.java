package io.languard.rest.jaxrs;

import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.UserSession;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** A filter that rejects requests to a method that the client's role does not permit. */
final class RoleFilter implements ContainerRequestFilter {

    private final boolean adminOnly;
    private final DatabaseStatus databaseStatus;

    RoleFilter(boolean adminOnly, DatabaseStatus databaseStatus) {
        this.adminOnly = adminOnly;
        this.databaseStatus = databaseStatus;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!HttpMethod.OPTIONS.equals(request.getMethod())) {
            AccessGuard.check(
                    (UserSession) request.getProperty(AuthenticatedRequest.SESSION), adminOnly, databaseStatus);
        }
    }
}
