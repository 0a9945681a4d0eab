package io.languard.rest.adapter;

import io.languard.api.route.RouteContext;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * A request to a resource of an adapter. It ends when its thread has left the servlet and, if the resource responds from
 * another thread, when the response is complete.
 */
final class AdapterRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = "languard.adapter.request";

    private final String servletPath;
    private final boolean addresses;
    private final LazyRouteCall routeCall;
    private final Runnable atEnd;
    private final AtomicInteger users = new AtomicInteger(1);

    /**
     * @param addresses whether the client may see network addresses of players
     */
    AdapterRequest(
            HttpServletRequest request,
            String servletPath,
            boolean addresses,
            LazyRouteCall routeCall,
            Runnable atEnd) {
        super(request);
        this.addresses = addresses;
        this.servletPath = request.getServletPath() + servletPath;
        this.routeCall = routeCall;
        this.atEnd = atEnd;
    }

    /** Returns the request that Jersey handles. */
    static AdapterRequest of(ContainerRequest request) {
        return (AdapterRequest) request.getProperty(ATTRIBUTE);
    }

    boolean maySeeAddresses() {
        return addresses;
    }

    RouteContext context() {
        return routeCall.get();
    }

    /** Called by the request's thread when it leaves the servlet. */
    void leave() {
        if (users.decrementAndGet() == 0) {
            atEnd.run();
        }
    }

    @Override
    public Object getAttribute(String name) {
        return name.equals(ATTRIBUTE) ? this : super.getAttribute(name);
    }

    @Override
    public String getServletPath() {
        return servletPath;
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        AsyncContext context = super.startAsync(request, response);
        users.incrementAndGet();
        context.addListener(new EndListener());
        return context;
    }

    /** A listener for the end of a response from another thread. */
    private final class EndListener implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            leave();
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
}
