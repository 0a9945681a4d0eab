package io.languard.rest.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.LanguardException;
import io.languard.api.route.RouteContext;
import io.languard.rest.jaxrs.BodyLimitFilter;
import io.languard.rest.jaxrs.ContextParameterProvider;
import io.languard.rest.jaxrs.EnvelopeFilter;
import io.languard.rest.jaxrs.EnvelopeWriter;
import io.languard.rest.jaxrs.GlobalExceptionMapper;
import io.languard.rest.jaxrs.JaxRsConfig;
import io.languard.rest.jaxrs.RequestUris;
import io.languard.service.game.RouteService;
import io.languard.service.user.UserSession;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;

/**
 * The JAX-RS application of one adapter, run by a servlet of its own. After {@link #retire} it is closed when its last
 * running request ends.
 */
final class AdapterApplication {

    /**
     * The limit of concurrent requests. Each holds a thread of the shared pool, possibly indefinitely if the adapter's
     * code ignores its time limit.
     */
    static final int MAX_CONCURRENT_REQUESTS = 8;

    private final String gameType;
    private final Set<Object> resources;
    private final RouteService calls;
    private final RequestTimeLimiter limit;
    private final ClassLoader loader;
    private final ServletContainer servlet;
    private int activeRequests;
    private boolean retired;

    AdapterApplication(
            String gameType,
            Set<Object> resources,
            RouteService calls,
            RequestTimeLimiter limit,
            ServletConfig servletConfig) {
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
                .with(RouteContext.class, request -> AdapterRequest.of(request).context()));
        parts.add(new EnvelopeWriter(mapper));
        parts.add(new AdapterBodyReader(mapper));
        parts.add(new BodyLimitFilter(false));
        parts.add(new AdapterRequestFilter(limit.limit()));
        parts.add(new EnvelopeFilter());
        parts.add(new AdapterResponseLimiter(gameType, mapper));
        parts.add(new AdapterAddressFilter(mapper));
        GlobalExceptionMapper failures = new GlobalExceptionMapper();
        parts.add(failures);
        parts.add(new RequestTimeoutMapper(gameType, limit, failures));
        this.servlet = new ServletContainer(JaxRsConfig.create("/api/servers/{server_id}/game/" + gameType, parts));
        try {
            JaxRsConfig.start(() -> servlet.init(servletConfig));
        } catch (ServletException e) {
            throw new IllegalStateException("The routes of game type '" + gameType + "' could not be started", e);
        }
    }

    /** Returns whether the application was built from this same set instance. */
    boolean isBuiltFrom(@Nullable Set<Object> present) {
        return resources == present;
    }

    /**
     * Handles a request for which the application was {@link #acquire acquired}. Resources may respond later from
     * another thread, but within the time limit.
     *
     * @param servletPath the part of the path that precedes the paths of resources
     * @param addresses whether the client may see network addresses of players
     */
    void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            String servletPath,
            UserSession userSession,
            boolean addresses,
            int serverId)
            throws IOException, ServletException {
        LazyRouteCall routeCall = new LazyRouteCall(() -> calls.openContext(userSession.actor(), serverId, gameType));
        AdapterRequest adapterRequest = new AdapterRequest(request, servletPath, addresses, routeCall, () -> {
            routeCall.close();
            release();
        });
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (RequestTimeLimiter.TimedRequest timedRequest = limit.begin()) {
            RequestUris uris = RequestUris.of(adapterRequest);
            servlet.service(uris.base(), uris.request(), adapterRequest, response);
        } finally {
            thread.setContextClassLoader(before);
            adapterRequest.leave();
        }
    }

    /**
     * Registers a running request; each call must be followed by {@link #handle}.
     *
     * @throws LanguardException {@code INTERNAL_ERROR} of type {@code UNAVAILABLE} if the adapter is handling so many
     *     requests that it must be stuck
     */
    synchronized void acquire() {
        if (activeRequests >= MAX_CONCURRENT_REQUESTS) {
            throw AdapterSlot.tooManyRequests(gameType);
        }
        activeRequests++;
    }

    private void release() {
        boolean last;
        synchronized (this) {
            activeRequests--;
            last = retired && activeRequests == 0;
        }
        if (last) {
            servlet.destroy();
        }
    }

    void retire() {
        boolean empty;
        synchronized (this) {
            empty = !retired && activeRequests == 0;
            retired = true;
        }
        if (empty) {
            servlet.destroy();
        }
    }
}
