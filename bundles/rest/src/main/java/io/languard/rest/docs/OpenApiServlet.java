package io.languard.rest.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.http.api.ForwardedPrefix;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.ResponseWriter;
import io.languard.rest.openapi.OpenApiDocument;
import io.languard.service.game.GameService;
import io.languard.service.system.SystemService;
import io.languard.service.user.Actor;
import io.languard.service.user.RateLimiter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    private final transient OpenApiDocument api;
    private final transient SystemService system;

    @Activate
    public OpenApiServlet(
            @Reference GameService gameService, @Reference SystemService system, @Reference RateLimiter limits) {
        super(limits);
        this.api = new OpenApiDocument(gameService);
        this.system = system;
    }

    @Override
    void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode description = api.generate(system.status(Actor.anonymous()).version());
        if (request.getAttribute(ForwardedPrefix.ATTRIBUTE) instanceof String prefix) {
            description.putArray("servers").addObject().put("url", prefix);
        }
        byte[] document = ApiJsonCodec.toBytes(description);
        ResponseWriter.write(response, HttpServletResponse.SC_OK, ApiJsonCodec.CONTENT_TYPE, document);
    }
}
