package io.languard.rest.docs;

import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.ResponseWriter;
import io.languard.rest.openapi.ApiRoute;
import io.languard.rest.openapi.OpenApiGenerator;
import io.languard.rest.resource.GameplayResourceProvider;
import io.languard.rest.resource.PlatformResourceProvider;
import io.languard.rest.resource.ResourceProvider;
import io.languard.rest.resource.ServerResourceProvider;
import io.languard.rest.resource.WorldResourceProvider;
import io.languard.service.game.GameService;
import io.languard.service.system.SystemService;
import io.languard.service.user.RateLimiter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/openapi.json}. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/api/openapi.json",
            "osgi.http.whiteboard.servlet.name=openapi"
        })
public class OpenApiServlet extends DocumentationServlet {

    private static final long serialVersionUID = 1L;

    private final transient OpenApiGenerator api;
    private final transient SystemService system;

    @Activate
    public OpenApiServlet(
            @Reference PlatformResourceProvider platform,
            @Reference ServerResourceProvider ofServers,
            @Reference GameplayResourceProvider ofPlay,
            @Reference WorldResourceProvider worlds,
            @Reference GameService gameService,
            @Reference SystemService system,
            @Reference RateLimiter limits) {
        this(List.of(platform, ofServers, ofPlay, worlds), gameService, system, limits);
    }

    /** Describes these groups and what adapters add. */
    public OpenApiServlet(
            List<ResourceProvider> groups, GameService gameService, SystemService system, RateLimiter limits) {
        super(limits);
        List<Object> resources =
                groups.stream().flatMap(group -> group.resources().stream()).toList();
        this.api = new OpenApiGenerator(ApiRoute.of("/api", resources), gameService);
        this.system = system;
    }

    @Override
    void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] document = ApiJsonCodec.toBytes(api.generate(system.status().version()));
        ResponseWriter.write(response, HttpServletResponse.SC_OK, ApiJsonCodec.CONTENT_TYPE, document);
    }
}
