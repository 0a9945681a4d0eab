package io.languard.rest;

import io.languard.api.route.RouteCall;
import io.languard.ports.config.Configs;
import io.languard.ports.event.EventListener;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.game.Games;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.Servers;
import io.languard.ports.system.Database;
import io.languard.ports.system.PlatformSystem;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.RateLimits;
import io.languard.ports.user.Session;
import io.languard.ports.user.Users;
import io.languard.rest.adapter.AdapterDoor;
import io.languard.rest.adapter.RouteCalls;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.jaxrs.ContextParameter;
import io.languard.rest.jaxrs.EnvelopeWriter;
import io.languard.rest.jaxrs.FailureMapper;
import io.languard.rest.jaxrs.JaxRsApp;
import io.languard.rest.jaxrs.Roles;
import io.languard.rest.resource.Resources;
import io.languard.rest.wire.Answers;
import io.languard.rest.wire.Failure;
import io.languard.rest.wire.Json;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
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

    private final transient Gate gate;
    private final transient JaxRsApp app;
    private final transient AdapterDoor adapters;

    @Activate
    public ApiServlet(
            @Reference Servers servers,
            @Reference Lifecycle lifecycle,
            @Reference Games games,
            @Reference Configs configs,
            @Reference Events events,
            @Reference Authentication authentication,
            @Reference Users users,
            @Reference RateLimits limits,
            @Reference PlatformSystem system,
            @Reference Database database) {
        this(
                new Resources(servers, lifecycle, games, configs, events, authentication, users, system),
                limits,
                database,
                ApiServlet::noCall);
    }

    ApiServlet(Resources resources, RateLimits limits, Database database, RouteCalls calls) {
        gate = new Gate(resources.authentication(), limits);
        adapters = new AdapterDoor(resources.games(), resources.servers(), database, calls);
        List<Object> parts = new ArrayList<>(resources.all());
        parts.add(ContextParameter.calls());
        parts.add(new Roles(database));
        parts.add(new EnvelopeWriter(Json.plain()));
        parts.add(new FailureMapper());
        app = new JaxRsApp(parts);
    }

    /** Until the ports offer one: routes that don't ask who calls work. */
    private static RouteCall noCall(Session session, int serverId, String gameType) {
        throw new UnsupportedOperationException("no RouteCall");
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
        try {
            Session session = gate.admit(
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
    }
}
