package io.languard.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;

/**
 * The only servlet that is registered with Jetty; dispatches each request to a servlet service. The pattern map is
 * immutable and replaced as a whole, so a request never sees a partial update.
 */
final class DispatcherServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Map<Servlet, ServletRegistration> registrations = new LinkedHashMap<>();
    private transient volatile PathMappings<Target> mappings = new PathMappings<>();

    private record Target(Servlet servlet, boolean asyncSupported) {}

    /** Initializes the servlets that were added before the server started. */
    @Override
    public synchronized void init() throws ServletException {
        for (Map.Entry<Servlet, ServletRegistration> entry : registrations.entrySet()) {
            entry.getKey().init(entry.getValue().config(getServletContext()));
        }
        remap();
    }

    /** Initializes the servlet, then maps it; if two servlets have the same pattern, the later one gets it. */
    synchronized void add(Servlet servlet, ServletRegistration registration) throws ServletException {
        if (getServletConfig() != null) {
            servlet.init(registration.config(getServletContext()));
        }
        registrations.put(servlet, registration);
        remap();
    }

    /** Removes the servlet from the map, then destroys it. */
    synchronized void remove(Servlet servlet) {
        if (registrations.remove(servlet) != null) {
            remap();
            servlet.destroy();
        }
    }

    /** Returns whether a servlet is mapped to this path. */
    boolean serves(String path) {
        return mappings.getMatched(path) != null;
    }

    private void remap() {
        PathMappings<Target> next = new PathMappings<>();
        registrations.forEach((servlet, registration) -> {
            Target target = new Target(servlet, registration.asyncSupported());
            registration.patterns().forEach(pattern -> next.put(new ServletPathSpec(pattern), target));
        });
        mappings = next;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getPathInfo();
        MatchedResource<Target> match = path == null ? null : mappings.getMatched(path);
        if (match == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String pattern = match.getPathSpec().getDeclaration();
        request.setAttribute(RequestMetrics.ROUTE_ATTRIBUTE, pattern);
        Target target = match.getResource();
        target.servlet()
                .service(
                        new MappedRequest(request, match.getPathMatch(), match.getPathInfo(), target.asyncSupported()),
                        new ContentLengthResponse(response));
    }

    /** A request with the servlet path and path info of the target servlet's own pattern. */
    private static final class MappedRequest extends HttpServletRequestWrapper {
        private final String servletPath;
        private final String pathInfo;
        private final boolean asyncSupported;

        MappedRequest(HttpServletRequest request, String servletPath, String pathInfo, boolean asyncSupported) {
            super(request);
            this.servletPath = servletPath;
            this.pathInfo = pathInfo;
            this.asyncSupported = asyncSupported;
        }

        @Override
        public String getServletPath() {
            return servletPath;
        }

        @Override
        public String getPathInfo() {
            return pathInfo;
        }

        /** Returns the client address without the brackets of an IPv6 literal. */
        @Override
        public String getRemoteAddr() {
            String address = super.getRemoteAddr();
            return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        }

        @Override
        public String getRemoteHost() {
            return getRemoteAddr();
        }

        @Override
        public boolean isAsyncSupported() {
            return asyncSupported && super.isAsyncSupported();
        }

        @Override
        public AsyncContext startAsync() {
            requireAsyncSupport();
            return super.startAsync();
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            requireAsyncSupport();
            return super.startAsync(request, response);
        }

        private void requireAsyncSupport() {
            if (!asyncSupported) {
                throw new IllegalStateException("The servlet is registered without asyncSupported");
            }
        }
    }
}
