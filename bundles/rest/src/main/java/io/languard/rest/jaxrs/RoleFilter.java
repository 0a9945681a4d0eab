package io.languard.rest.jaxrs;

import io.languard.ports.system.Database;
import io.languard.ports.user.Session;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets a request through to its method, or not. */
final class RoleFilter implements ContainerRequestFilter {

    private final boolean adminOnly;
    private final Database database;

    RoleFilter(boolean adminOnly, Database database) {
        this.adminOnly = adminOnly;
        this.database = database;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!HttpMethod.OPTIONS.equals(request.getMethod())) {
            AccessGuard.check((Session) request.getProperty(ApiRequest.SESSION), adminOnly, database);
        }
    }
}
