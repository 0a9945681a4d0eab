package io.languard.rest;

import io.languard.rest.adapter.AdapterEndpoint;
import io.languard.rest.direct.DirectRoutes;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.ErrorResponse;
import io.languard.rest.io.LargeBodyLimiter;
import io.languard.rest.io.RequestDrainer;
import io.languard.rest.io.ResponseWriter;
import io.languard.rest.jaxrs.AcceptedFilter;
import io.languard.rest.jaxrs.AccessGuard;
import io.languard.rest.jaxrs.AuthenticatedRequest;
import io.languard.rest.jaxrs.BodyLimitFilter;
import io.languard.rest.jaxrs.ConditionalFilter;
import io.languard.rest.jaxrs.ContextParameterProvider;
import io.languard.rest.jaxrs.CreatedFilter;
import io.languard.rest.jaxrs.EnvelopeFilter;
import io.languard.rest.jaxrs.EnvelopeWriter;
import io.languard.rest.jaxrs.GlobalExceptionMapper;
import io.languard.rest.jaxrs.JaxRsConfig;
import io.languard.rest.jaxrs.JsonBodyReader;
import io.languard.rest.jaxrs.ParameterConverters;
import io.languard.rest.jaxrs.PermissionFilterFeature;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.PrerequisiteFeature;
import io.languard.rest.jaxrs.QueryValidationFeature;
import io.languard.rest.jaxrs.RequestUris;
import io.languard.rest.resource.BackgroundResourceProvider;
import io.languard.rest.resource.GameplayResourceProvider;
import io.languard.rest.resource.PlatformResourceProvider;
import io.languard.rest.resource.ResourceProvider;
import io.languard.rest.resource.ServerResourceProvider;
import io.languard.rest.resource.WebhookResourceProvider;
import io.languard.rest.resource.WorldResourceProvider;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.game.GameService;
import io.languard.service.game.RouteService;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Authorizer;
import io.languard.service.user.RateLimiter;
import io.languard.service.user.UserSession;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Jersey's servlet with the resources of the platform, for all paths under {@code /api}. It authenticates each request
 * and passes those for the resources of an adapter to the adapter's own servlet.
 */
@Component(
        service = {Servlet.class, PlatformEventListener.class},
        property = {
            "osgi.http.whiteboard.servlet.pattern=/api/*",
            "osgi.http.whiteboard.servlet.name=rest",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public class ApiServlet extends ServletContainer implements PlatformEventListener {

    private static final long serialVersionUID = 1L;
    private static final long MAX_DRAINED_BYTES = 64L * 1024 * 1024;

    private final transient RequestDrainer anonymousDrainer = new RequestDrainer(8, Duration.ofSeconds(2));
    private final transient RequestDrainer userDrainer = new RequestDrainer(16, Duration.ofSeconds(10));
    private final transient LargeBodyLimiter largeBodyLimiter = new LargeBodyLimiter();
    private final transient RequestAuthenticator requestAuthenticator;
    private final transient AdapterEndpoint adapters;
    private final transient DirectRoutes directRoutes;

    @Activate
    public ApiServlet(
            @Reference PlatformResourceProvider platform,
            @Reference ServerResourceProvider servers,
            @Reference GameplayResourceProvider gameplay,
            @Reference WorldResourceProvider worlds,
            @Reference BackgroundResourceProvider background,
            @Reference WebhookResourceProvider webhooks,
            @Reference AuthenticationService authenticationService,
            @Reference Authorizer authorizer,
            @Reference RateLimiter limits,
            @Reference GameService gameService,
            @Reference DatabaseStatus databaseStatus,
            @Reference RouteService calls) {
        this(
                List.of(platform, servers, gameplay, worlds, background, webhooks),
                new RequestAuthenticator(authenticationService, limits),
                new AccessGuard(authorizer, databaseStatus),
                gameService,
                calls);
    }

    private ApiServlet(
            List<ResourceProvider> groups,
            RequestAuthenticator requestAuthenticator,
            AccessGuard accessGuard,
            GameService gameService,
            RouteService calls) {
        this(groups, requestAuthenticator, accessGuard, new AdapterEndpoint(gameService, accessGuard, calls));
    }

    ApiServlet(
            List<ResourceProvider> groups,
            RequestAuthenticator requestAuthenticator,
            AccessGuard accessGuard,
            AdapterEndpoint adapters) {
        super(JaxRsConfig.create("/api", parts(groups, accessGuard)));
        this.requestAuthenticator = requestAuthenticator;
        this.adapters = adapters;
        this.directRoutes = new DirectRoutes(resources(groups), accessGuard, prerequisites(groups));
    }

    private static List<Object> resources(List<ResourceProvider> groups) {
        return groups.stream().flatMap(group -> group.resources().stream()).toList();
    }

    private static Map<Prerequisite, PrerequisiteFeature.Check> prerequisites(List<ResourceProvider> groups) {
        Map<Prerequisite, PrerequisiteFeature.Check> prerequisites = new EnumMap<>(Prerequisite.class);
        groups.forEach(group -> prerequisites.putAll(group.prerequisites()));
        return prerequisites;
    }

    private static List<Object> parts(List<ResourceProvider> groups, AccessGuard accessGuard) {
        List<Object> parts = new ArrayList<>(resources(groups));
        parts.add(new ContextParameterProvider()
                .with(UserSession.class, request -> (UserSession) request.getProperty(AuthenticatedRequest.SESSION))
                .with(HttpServletRequest.class, request ->
                        (HttpServletRequest) request.getProperty(AuthenticatedRequest.REQUEST)));
        parts.add(new PermissionFilterFeature(accessGuard));
        parts.add(new PrerequisiteFeature(prerequisites(groups)));
        parts.add(new QueryValidationFeature());
        parts.add(new ParameterConverters());
        parts.add(new BodyLimitFilter(true));
        parts.add(new JsonBodyReader());
        parts.add(new AcceptedFilter());
        parts.add(new CreatedFilter());
        parts.add(new ConditionalFilter());
        parts.add(new EnvelopeFilter());
        parts.add(new EnvelopeWriter(ApiJsonCodec.defaultMapper()));
        parts.add(new GlobalExceptionMapper());
        return parts;
    }

    /** Starts Jersey, which looks up classes of its own through the thread's context class loader. */
    @Override
    public void init() throws ServletException {
        JaxRsConfig.start(super::init);
        adapters.init(getServletConfig());
    }

    @Deactivate
    void close() {
        adapters.close();
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            adapters.refresh(changed.gameType());
        }
    }

    private void serve(
            HttpServletRequest request, HttpServletResponse response, String path, @Nullable UserSession userSession)
            throws IOException, ServletException {
        if (userSession != null && directRoutes.serve(request, response, path, userSession)) {
            return;
        }
        AuthenticatedRequest authenticated = new AuthenticatedRequest(request, userSession, largeBodyLimiter.permit());
        try {
            if (userSession != null && adapters.matches(path)) {
                adapters.handle(authenticated, response, path, userSession);
            } else {
                RequestUris uris = RequestUris.of(authenticated);
                service(uris.base(), uris.request(), authenticated, response);
            }
        } finally {
            authenticated.leave();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String base = request.getContextPath() + request.getServletPath() + "/";
        String uri = request.getRequestURI();
        String path = uri.startsWith(base) ? uri.substring(base.length()) : "";
        UserSession userSession = null;
        try {
            userSession = requestAuthenticator.authenticate(
                    request.getMethod() + " " + path,
                    request.getHeader(HttpHeaders.AUTHORIZATION),
                    request.getRemoteAddr(),
                    response);
            serve(request, response, path, userSession);
        } catch (ServletException | RuntimeException | LinkageError e) {
            Throwable cause = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
            if (response.isCommitted()) {
                throw new IOException("The response could not be completed", cause);
            }
            ResponseWriter.write(response, ErrorResponse.of(cause, request.getMethod() + " " + uri));
        }
        if (!request.isAsyncStarted()) {
            (userSession == null ? anonymousDrainer : userDrainer).drain(request, response, MAX_DRAINED_BYTES);
        }
    }
}
