package io.languard.rest;

import io.languard.ports.event.EventListener;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.game.Games;
import io.languard.ports.game.RouteCalls;
import io.languard.ports.server.Servers;
import io.languard.ports.system.Database;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.RateLimits;
import io.languard.ports.user.Session;
import io.languard.rest.adapter.AdapterDoor;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.jaxrs.ContextParameter;
import io.languard.rest.jaxrs.EnvelopeWriter;
import io.languard.rest.jaxrs.FailureMapper;
import io.languard.rest.jaxrs.JaxRsApp;
import io.languard.rest.jaxrs.Roles;
import io.languard.rest.resource.PlatformResources;
import io.languard.rest.resource.PlayResources;
import io.languard.rest.resource.ResourceGroup;
import io.languard.rest.resource.ServerResources;
import io.languard.rest.resource.WorldResources;
import io.languard.rest.wire.Answers;
import io.languard.rest.wire.Failure;
import io.languard.rest.wire.Json;
import io.languard.rest.wire.Leftover;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api}: through the gate, then to our own resources or to those of an adapter. */
@Component(
        service = {Servlet.class, EventListener.class},
        property = "languard.servlet.pattern=/api/*")
public class ApiServlet extends HttpServlet implements EventListener {

    private static final long serialVersionUID = 1L;
    private static final long MOST_LEFT = 64L * 1024 * 1024;

    private final transient Leftover strangers = new Leftover(8, Duration.ofSeconds(2));
    private final transient Leftover users = new Leftover(16, Duration.ofSeconds(10));
    private final transient Gate gate;
    private final transient JaxRsApp app;
    private final transient AdapterDoor adapters;

    @Activate
    public ApiServlet(
            @Reference PlatformResources platform,
            @Reference ServerResources ofServers,
            @Reference PlayResources ofPlay,
            @Reference WorldResources worlds,
            @Reference Authentication authentication,
            @Reference RateLimits limits,
            @Reference Games games,
            @Reference Servers servers,
            @Reference Database database,
            @Reference RouteCalls calls) {
        this(
                List.of(platform, ofServers, ofPlay, worlds),
                new Gate(authentication, limits),
                database,
                new AdapterDoor(games, servers, database, calls));
    }

    ApiServlet(List<ResourceGroup> groups, Gate gate, Database database, AdapterDoor adapters) {
        this.gate = gate;
        this.adapters = adapters;
        List<Object> parts = new ArrayList<>();
        groups.forEach(group -> parts.addAll(group.resources()));
        parts.add(ContextParameter.calls());
        parts.add(new Roles(database));
        parts.add(new EnvelopeWriter(Json.plain()));
        parts.add(new FailureMapper());
        app = new JaxRsApp("/api", parts);
    }

    @Deactivate
    void close() {
        adapters.close();
        app.close();
    }

    @Override
    public void on(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            adapters.refresh(changed.gameType());
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String base = request.getContextPath() + request.getServletPath() + "/";
        String uri = request.getRequestURI();
        String path = uri.startsWith(base) ? uri.substring(base.length()) : "";
        Session session = null;
        try {
            session = gate.admit(
                    request.getMethod() + " " + path,
                    request.getHeader(HttpHeaders.AUTHORIZATION),
                    request.getRemoteAddr());
            if (adapters.takes(path)) {
                adapters.handle(request, response, base, path, session);
            } else {
                Map<String, Object> properties = new HashMap<>();
                properties.put(Call.SESSION, session);
                properties.put(Call.ADDRESS, request.getRemoteAddr());
                app.handle(request, response, base, UnaryOperator.identity(), properties);
            }
        } catch (RuntimeException | LinkageError e) {
            if (response.isCommitted()) {
                throw e;
            }
            Answers.write(response, Failure.of(e, request.getMethod() + " " + uri));
        }
        (session == null ? strangers : users).drain(request, response, MOST_LEFT);
    }
}
