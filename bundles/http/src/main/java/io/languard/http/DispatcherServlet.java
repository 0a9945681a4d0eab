package io.languard.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;

/**
 * The one servlet that Jetty knows; it hands requests on to those that are there right now. The map of patterns is
 * replaced as a whole, so a request never meets half a change.
 */
final class DispatcherServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Map<Servlet, String> patterns = new LinkedHashMap<>();
    private transient volatile PathMappings<Servlet> mappings = new PathMappings<>();

    /** Initialises those that came before the server ran. */
    @Override
    public synchronized void init() throws ServletException {
        for (Map.Entry<Servlet, String> entry : patterns.entrySet()) {
            entry.getKey().init(new MappedServletConfig(entry.getValue(), getServletContext()));
        }
        remap();
    }

    /** Maps the servlet after it has been initialised; the later of two with one pattern has it. */
    synchronized void add(String pattern, Servlet servlet) throws ServletException {
        if (getServletConfig() != null) {
            servlet.init(new MappedServletConfig(pattern, getServletContext()));
        }
        patterns.put(servlet, pattern);
        remap();
    }

    /** Takes the servlet from the map, then destroys it. */
    synchronized void remove(Servlet servlet) {
        if (patterns.remove(servlet) != null) {
            remap();
            servlet.destroy();
        }
    }

    /** Whether one of them is mapped to this path. */
    boolean serves(String path) {
        return mappings.getMatched(path) != null;
    }

    private void remap() {
        PathMappings<Servlet> next = new PathMappings<>();
        patterns.forEach((servlet, pattern) -> next.put(new ServletPathSpec(pattern), servlet));
        mappings = next;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getPathInfo();
        MatchedResource<Servlet> match = path == null ? null : mappings.getMatched(path);
        if (match == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String pattern = match.getPathSpec().getDeclaration();
        request.setAttribute(RequestMetrics.ROUTE_ATTRIBUTE, pattern);
        match.getResource().service(new MappedRequest(request, match.getPathMatch(), match.getPathInfo()), response);
    }

    /** The request as a servlet at its own pattern sees it. */
    private static final class MappedRequest extends HttpServletRequestWrapper {
        private final String servletPath;
        private final String pathInfo;

        MappedRequest(HttpServletRequest request, String servletPath, String pathInfo) {
            super(request);
            this.servletPath = servletPath;
            this.pathInfo = pathInfo;
        }

        @Override
        public String getServletPath() {
            return servletPath;
        }

        @Override
        public String getPathInfo() {
            return pathInfo;
        }

        /** The address in figures, without the brackets that belong into a URL. */
        @Override
        public String getRemoteAddr() {
            String address = super.getRemoteAddr();
            return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        }

        @Override
        public String getRemoteHost() {
            return getRemoteAddr();
        }
    }

    private record MappedServletConfig(String getServletName, ServletContext getServletContext)
            implements ServletConfig {
        @Override
        public String getInitParameter(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
