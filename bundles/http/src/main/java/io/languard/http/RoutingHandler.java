package io.languard.http;

import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A handler that routes requests to the platform or to web applications. Paths that the platform serves, or reserves
 * although nothing serves them at present, never reach a web application, whatever its context path. Any other path
 * goes to the web applications first, and to the platform only if no application handles it.
 */
final class RoutingHandler extends Handler.Wrapper {

    /** The route under which requests to web applications are counted; their own paths are unknown to the platform. */
    private static final String WEB_APPLICATION = "web application";

    /** The platform's page there only leads to the console, so that a web application with this path comes first. */
    private static final String ROOT = "/";

    private static final List<String> RESERVED = List.of("/api", "/ws", "/baza", "/metrics");

    private final DispatcherServlet dispatcherServlet;
    private volatile Request.@Nullable Handler apps;

    RoutingHandler(DispatcherServlet dispatcherServlet, Handler platform) {
        super(platform);
        this.dispatcherServlet = dispatcherServlet;
    }

    /** Returns whether a context path lies within the paths that the platform reserves. */
    static boolean isReserved(String path) {
        return RESERVED.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }

    /** Replaces the handler of the web applications; {@code null} for none. */
    void setWebAppHandler(Request.@Nullable Handler now) {
        apps = now;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Request.Handler others = apps;
        if (others != null) {
            String path = Request.getPathInContext(request);
            if (!isReserved(path) && (path.equals(ROOT) || !dispatcherServlet.serves(path))) {
                request.setAttribute(RequestMetrics.ROUTE_ATTRIBUTE, WEB_APPLICATION);
                if (others.handle(request, response, callback)) {
                    return true;
                }
                request.removeAttribute(RequestMetrics.ROUTE_ATTRIBUTE);
            }
        }
        return super.handle(request, response, callback);
    }
}
