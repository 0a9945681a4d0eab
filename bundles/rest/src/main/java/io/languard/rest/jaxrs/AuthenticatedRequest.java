package io.languard.rest.jaxrs;

import io.languard.service.user.UserSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with the session of its client, without the headers that Jersey must not see: {@code Accept} has no effect
 * because there is only one type, and a malformed content type is an unsupported one rather than a malformed request.
 */
public class AuthenticatedRequest extends HttpServletRequestWrapper {

    /** Request attribute that contains the session; absent on public routes. */
    public static final String SESSION = "languard.session";

    /** Request attribute that contains this request. */
    public static final String REQUEST = "languard.request";

    private final @Nullable UserSession session;

    /**
     * Creates a request.
     *
     * @param session {@code null} on public routes
     */
    public AuthenticatedRequest(HttpServletRequest request, @Nullable UserSession session) {
        super(request);
        this.session = session;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return switch (name) {
            case SESSION -> session;
            case REQUEST -> this;
            default -> super.getAttribute(name);
        };
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return session == null ? null : session::username;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false; // only the Authorizer decides what a user may do
    }

    @Override
    public @Nullable String getAuthType() {
        return session == null ? null : "Bearer";
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(name -> name.equalsIgnoreCase(HttpHeaders.ACCEPT)
                || name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && !isMediaType(getContentType()));
        return Collections.enumeration(names);
    }

    private static boolean isMediaType(String text) {
        try {
            MediaType.valueOf(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
