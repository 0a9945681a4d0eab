package io.languard.rest.jaxrs;

import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The security context of a request; {@code session} is {@code null} on public routes. */
public record SessionSecurityContext(UserSession session, boolean secure) implements SecurityContext {

    /** Request property that contains the session; absent on public routes. */
    public static final String SESSION = "languard.session";

    @Override
    public Principal getUserPrincipal() {
        return session == null ? null : session::username;
    }

    @Override
    public boolean isUserInRole(String role) {
        return session != null
                && (session.role() == Role.ADMIN || session.role().wireName().equals(role));
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return session == null ? null : "Bearer";
    }
}
