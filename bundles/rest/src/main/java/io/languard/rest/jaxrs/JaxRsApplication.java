package io.languard.rest.jaxrs;

import io.languard.service.user.UserSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;

/**
 * A JAX-RS application. It handles servlet requests without Jersey's own servlet, which would answer some errors with
 * bodies of its own.
 */
public final class JaxRsApplication implements AutoCloseable {

    /** Request property that contains the servlet request. */
    public static final String REQUEST = "languard.request";

    /**
     * Wrongly warns about every resource that is registered as an instance. Held in a field because loggers are
     * garbage-collected.
     */
    private static final Logger NOISE = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    static {
        NOISE.setLevel(Level.SEVERE);
        // Jersey's API would look up its implementation through the thread's context class loader, which does not find
        // it in OSGi.
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    private final ApplicationHandler handler;
    private final RouteTemplateRecorder routes;

    /**
     * Starts an application with these resources, mappers, filters and features only; nothing is discovered
     * automatically.
     *
     * @param root the template of the path that resource paths are relative to
     */
    public JaxRsApplication(String root, Iterable<Object> parts) {
        routes = new RouteTemplateRecorder(root);
        ResourceConfig config = new ResourceConfig();
        config.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        config.property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        config.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        parts.forEach(config::register);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ApplicationHandler.class.getClassLoader());
        try {
            handler = new ApplicationHandler(config);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /**
     * Handles a request on the calling thread.
     *
     * @param basePath the path that resource paths are relative to, as it appears in the request
     * @param body wraps the stream of the body
     * @param properties the request properties that resources may read
     */
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            String basePath,
            UnaryOperator<InputStream> body,
            Map<String, Object> properties)
            throws IOException {
        RequestUris uris = RequestUris.of(request, basePath);
        ContainerRequest jersey = new ContainerRequest(
                uris.base(),
                uris.request(),
                request.getMethod(),
                new SessionSecurityContext(
                        (UserSession) properties.get(SessionSecurityContext.SESSION), request.isSecure()),
                new MapPropertiesDelegate(properties),
                handler.getConfiguration());
        for (String name : Collections.list(request.getHeaderNames())) {
            if (isForJersey(name, request)) {
                jersey.getHeaders().put(name, Collections.list(request.getHeaders(name)));
            }
        }
        jersey.setProperty(REQUEST, request);
        jersey.setEntityStream(body.apply(request.getInputStream()));
        ServletResponseWriter answer = new ServletResponseWriter(request, response);
        jersey.setWriter(answer);
        handler.handle(jersey);
        answer.await();
        routes.record(request, jersey.getUriInfo());
    }

    /**
     * Returns whether Jersey should see the header. {@code Accept} has no effect because there is only one type, and a
     * malformed content type is an unsupported one rather than a malformed request.
     */
    private static boolean isForJersey(String header, HttpServletRequest request) {
        return !header.equalsIgnoreCase(HttpHeaders.ACCEPT)
                && (!header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) || isMediaType(request.getContentType()));
    }

    private static boolean isMediaType(String text) {
        try {
            MediaType.valueOf(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() {
        handler.onShutdown(null);
        handler.getInjectionManager().shutdown();
    }
}
