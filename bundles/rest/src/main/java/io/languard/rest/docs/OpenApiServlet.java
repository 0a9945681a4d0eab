package io.languard.rest.docs;

import io.languard.ports.game.Games;
import io.languard.ports.system.PlatformSystem;
import io.languard.ports.user.RateLimits;
import io.languard.rest.openapi.OpenApi;
import io.languard.rest.openapi.Route;
import io.languard.rest.resource.PlatformResources;
import io.languard.rest.resource.PlayResources;
import io.languard.rest.resource.ResourceGroup;
import io.languard.rest.resource.ServerResources;
import io.languard.rest.resource.WorldResources;
import io.languard.rest.wire.Answers;
import io.languard.rest.wire.Json;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/openapi.json}. */
@Component(service = Servlet.class, property = "languard.servlet.pattern=/api/openapi.json")
public class OpenApiServlet extends Documentation {

    private static final long serialVersionUID = 1L;

    private final transient OpenApi api;
    private final transient PlatformSystem system;

    @Activate
    public OpenApiServlet(
            @Reference PlatformResources platform,
            @Reference ServerResources ofServers,
            @Reference PlayResources ofPlay,
            @Reference WorldResources worlds,
            @Reference Games games,
            @Reference PlatformSystem system,
            @Reference RateLimits limits) {
        this(List.of(platform, ofServers, ofPlay, worlds), games, system, limits);
    }

    /** Describes these groups and what adapters add. */
    public OpenApiServlet(List<ResourceGroup> groups, Games games, PlatformSystem system, RateLimits limits) {
        super(limits);
        List<Object> resources =
                groups.stream().flatMap(group -> group.resources().stream()).toList();
        this.api = new OpenApi(Route.of("/api", resources), games);
        this.system = system;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] document = Json.bytes(api.document(system.status().version()));
        Answers.write(response, HttpServletResponse.SC_OK, Json.CONTENT_TYPE, document);
    }
}
