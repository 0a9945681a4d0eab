package io.languard.rest.jaxrs;

import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.UserSession;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets a request through to its method, or not. */
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
                    (UserSession) request.getProperty(SessionSecurityContext.SESSION), adminOnly, databaseStatus);
        }
    }
}
