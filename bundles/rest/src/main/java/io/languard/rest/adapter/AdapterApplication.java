package io.languard.rest.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.LanguardException;
import io.languard.api.route.RouteContext;
import io.languard.rest.jaxrs.ContextParameterProvider;
import io.languard.rest.jaxrs.EnvelopeFilter;
import io.languard.rest.jaxrs.EnvelopeWriter;
import io.languard.rest.jaxrs.GlobalExceptionMapper;
import io.languard.rest.jaxrs.JaxRsApplication;
import io.languard.rest.jaxrs.SessionSecurityContext;
import io.languard.service.game.RouteService;
import io.languard.service.user.UserSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JAX-RS application of one adapter. After {@link #retire} it is closed when its last running request ends. */
final class AdapterApplication {

    /**
     * The limit of concurrent requests. Each holds a thread of the shared pool, possibly indefinitely if the adapter's
     * code ignores its time limit.
     */
    static final int MAX_CONCURRENT_REQUESTS = 8;

    private static final String ROUTE_CALL_PROPERTY = "languard.call";

    private final String gameType;
    private final Set<Object> resources;
    private final RouteService calls;
    private final RequestTimeLimiter limit;
    private final ClassLoader loader;
    private final JaxRsApplication app;
    private int activeRequests;
    private boolean retired;

    AdapterApplication(String gameType, Set<Object> resources, RouteService calls, RequestTimeLimiter limit) {
        this.gameType = gameType;
        this.resources = resources;
        this.calls = calls;
        this.limit = limit;
        this.loader = resources.stream()
                .findFirst()
                .map(resource -> resource.getClass().getClassLoader())
                .orElse(AdapterApplication.class.getClassLoader());
        ObjectMapper mapper = AdapterJsonMapper.mapper();
        List<Object> parts = new ArrayList<>(resources);
        parts.add(new ContextParameterProvider()
                .with(RouteContext.class, request -> ((LazyRouteCall) request.getProperty(ROUTE_CALL_PROPERTY)).get()));
        parts.add(new EnvelopeWriter(mapper));
        parts.add(new AdapterBodyReader(mapper));
        parts.add(new EnvelopeFilter());
        GlobalExceptionMapper failures = new GlobalExceptionMapper();
        parts.add(failures);
        parts.add(new RequestTimeoutMapper(gameType, limit, failures));
        this.app = new JaxRsApplication("/api/servers/{server_id}/game/" + gameType, parts);
    }

    /** Returns whether the application was built from this same set instance. */
    boolean isBuiltFrom(Set<Object> present) {
        return resources == present;
    }

    void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            String base,
            UserSession userSession,
            int serverId)
            throws IOException {
        Map<String, Object> properties = new HashMap<>();
        properties.put(SessionSecurityContext.SESSION, userSession);
        LazyRouteCall routeCall = new LazyRouteCall(() -> calls.openContext(userSession.actor(), serverId, gameType));
        properties.put(ROUTE_CALL_PROPERTY, routeCall);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (RequestTimeLimiter.TimedRequest timedRequest = limit.begin()) {
            app.handle(request, response, base, LimitedInputStream::new, properties);
        } finally {
            routeCall.close();
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Registers a running request; each call must be followed by {@link #release}.
     *
     * @throws LanguardException {@code INTERNAL_ERROR} of type {@code UNAVAILABLE} if the adapter is handling so many
     *     requests that it must be stuck
     */
    synchronized void acquire() {
        if (activeRequests >= MAX_CONCURRENT_REQUESTS) {
            throw new LanguardException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorType.UNAVAILABLE,
                    "The adapter of '" + gameType + "' still works on " + MAX_CONCURRENT_REQUESTS + " other requests",
                    null);
        }
        activeRequests++;
    }

    void release() {
        boolean last;
        synchronized (this) {
            activeRequests--;
            last = retired && activeRequests == 0;
        }
        if (last) {
            app.close();
        }
    }

    void retire() {
        boolean empty;
        synchronized (this) {
            empty = !retired && activeRequests == 0;
            retired = true;
        }
        if (empty) {
            app.close();
        }
    }
}
