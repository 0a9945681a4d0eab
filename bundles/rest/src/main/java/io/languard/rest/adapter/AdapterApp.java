package io.languard.rest.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.route.RouteCall;
import io.languard.ports.game.RouteCalls;
import io.languard.ports.user.Session;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.jaxrs.ContextParameter;
import io.languard.rest.jaxrs.EnvelopeWriter;
import io.languard.rest.jaxrs.FailureMapper;
import io.languard.rest.jaxrs.JaxRsApp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JAX-RS application of one adapter. After {@link #retire} it ends with the last request that is still in it. */
final class AdapterApp {

    /** Each holds a thread that all doors share, for as long as the adapter's code likes, if it ignores its time limit. */
    static final int MOST_INSIDE = 8;

    private static final String LENT = "languard.call";

    private final String gameType;
    private final Set<Object> resources;
    private final RouteCalls calls;
    private final TimeLimit limit;
    private final ClassLoader loader;
    private final JaxRsApp app;
    private int inside;
    private boolean retired;

    AdapterApp(String gameType, Set<Object> resources, RouteCalls calls, TimeLimit limit) {
        this.gameType = gameType;
        this.resources = resources;
        this.calls = calls;
        this.limit = limit;
        this.loader = resources.stream()
                .findFirst()
                .map(resource -> resource.getClass().getClassLoader())
                .orElse(AdapterApp.class.getClassLoader());
        ObjectMapper mapper = AdapterJson.mapper();
        List<Object> parts = new ArrayList<>(resources);
        parts.add(new ContextParameter<>(RouteCall.class, request -> ((LentCall) request.getProperty(LENT)).get()));
        parts.add(new EnvelopeWriter(mapper));
        parts.add(new AdapterBodyReader(mapper));
        parts.add(new EnvelopeFilter());
        FailureMapper failures = new FailureMapper();
        parts.add(failures);
        parts.add(new LateMapper(gameType, limit, failures));
        this.app = new JaxRsApp("/api/servers/{server_id}/game/" + gameType, parts);
    }

    /** Whether it was made of this very set. */
    boolean serves(Set<Object> present) {
        return resources == present;
    }

    void handle(HttpServletRequest request, HttpServletResponse response, String base, Session session, int serverId)
            throws IOException {
        Map<String, Object> properties = new HashMap<>();
        properties.put(Call.SESSION, session);
        properties.put(Call.ADDRESS, request.getRemoteAddr());
        LentCall lent = new LentCall(() -> calls.call(session, serverId, gameType));
        properties.put(LENT, lent);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (TimeLimit.Visit visit = limit.enter()) {
            app.handle(request, response, base, LimitedInput::new, properties);
        } finally {
            lent.close();
            thread.setContextClassLoader(before);
        }
    }

    /**
     * To be followed by {@link #leave}.
     *
     * @throws LanguardException {@code INTERNAL_ERROR} with status 503 if so many are inside that the adapter must be stuck
     */
    synchronized void enter() {
        if (inside >= MOST_INSIDE) {
            throw new LanguardException(
                    ErrorCode.INTERNAL_ERROR,
                    503,
                    "The adapter of '" + gameType + "' still works on " + MOST_INSIDE + " other requests",
                    null);
        }
        inside++;
    }

    void leave() {
        boolean last;
        synchronized (this) {
            inside--;
            last = retired && inside == 0;
        }
        if (last) {
            app.close();
        }
    }

    void retire() {
        boolean empty;
        synchronized (this) {
            empty = !retired && inside == 0;
            retired = true;
        }
        if (empty) {
            app.close();
        }
    }
}
