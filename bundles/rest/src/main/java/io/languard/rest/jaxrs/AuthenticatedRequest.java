package io.languard.rest.jaxrs;

import io.languard.rest.io.LargeBodyLimiter;
import io.languard.service.user.UserSession;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
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
    private final LargeBodyLimiter.Permit largeBodyPermit;
    private boolean respondsLater;

    /**
     * Creates a request.
     *
     * @param session {@code null} on public routes
     * @param largeBodyPermit released when the response is written
     */
    public AuthenticatedRequest(
            HttpServletRequest request, @Nullable UserSession session, LargeBodyLimiter.Permit largeBodyPermit) {
        super(request);
        this.session = session;
        this.largeBodyPermit = largeBodyPermit;
    }

    /** Returns the permit to acquire before more than a small body is read, or a large response copied. */
    public LargeBodyLimiter.Permit largeBodyPermit() {
        return largeBodyPermit;
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        AsyncContext context = super.startAsync(request, response);
        respondsLater = true;
        context.addListener(new EndListener());
        return context;
    }

    /** Called when the request's thread leaves the servlet. */
    public void leave() {
        if (!respondsLater) {
            largeBodyPermit.close();
        }
    }

    /** A listener for the end of a response from another thread. */
    private final class EndListener implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            largeBodyPermit.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Jersey has a time limit of its own.
        }

        @Override
        public void onError(AsyncEvent event) {
            // The container also calls onComplete.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Jersey starts it only once.
        }
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
