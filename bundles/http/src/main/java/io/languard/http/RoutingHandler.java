package io.languard.http;

import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Decides whose a request is. What the platform serves, or keeps for itself though nobody serves it just now, no web
 * application ever sees, whatever its context path; of the rest the platform only gets what no application answers.
 */
final class RoutingHandler extends Handler.Wrapper {

    /** What requests that an application answers are counted under; its own paths are not ours to know. */
    private static final String WEB_APPLICATION = "web application";

    private static final List<String> RESERVED = List.of("/api", "/ws", "/baza", "/metrics");

    private final DispatcherServlet dispatcherServlet;
    private volatile Request.Handler apps;

    RoutingHandler(DispatcherServlet dispatcherServlet, Handler platform) {
        super(platform);
        this.dispatcherServlet = dispatcherServlet;
    }

    /** Whether a context path is within what the platform keeps for itself. */
    static boolean isReserved(String path) {
        return RESERVED.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }

    /** From now on these applications are asked too; {@code null} for none. */
    void setWebAppHandler(Request.Handler now) {
        apps = now;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Request.Handler others = apps;
        if (others != null) {
            String path = Request.getPathInContext(request);
            if (!isReserved(path) && !dispatcherServlet.serves(path)) {
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
