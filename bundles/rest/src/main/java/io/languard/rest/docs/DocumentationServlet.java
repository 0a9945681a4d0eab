package io.languard.rest.docs;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.ErrorResponse;
import io.languard.rest.io.RateLimitHeaders;
import io.languard.rest.io.ResponseWriter;
import io.languard.service.user.RateLimiter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** A base class for documentation that needs no token but is rate-limited. */
abstract class DocumentationServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final transient RateLimiter limits;

    DocumentationServlet(RateLimiter limits) {
        this.limits = limits;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            RateLimitHeaders.set(response, limits.acquireForAddress(request.getRemoteAddr()));
            if (!METHODS.contains(request.getMethod())) {
                response.setHeader("Allow", "GET, HEAD");
                throw new LanguardException(ErrorCode.METHOD_NOT_ALLOWED, "Method not allowed");
            }
            respond(request, response);
        } catch (RuntimeException | LinkageError e) {
            ResponseWriter.write(response, ErrorResponse.of(e, request.getMethod() + " " + request.getRequestURI()));
        }
    }

    /**
     * Writes the response.
     *
     * @throws LanguardException the error to send to the client
     */
    abstract void respond(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
