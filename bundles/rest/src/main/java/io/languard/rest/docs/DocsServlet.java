package io.languard.rest.docs;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.ResponseWriter;
import io.languard.service.user.RateLimiter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/docs}: an interactive page that documents the API. All of its assets are in this bundle. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/api/docs/*", "osgi.http.whiteboard.servlet.name=docs"})
public class DocsServlet extends DocumentationServlet {

    private static final long serialVersionUID = 1L;

    private static final String PAGE = "/index.html";
    /** The placeholder in the page for the folder of its files. */
    private static final String FOLDER = "{docs}";

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> FILES = Map.of(
            PAGE,
            "text/html; charset=utf-8",
            "/page.js",
            SCRIPT,
            "/swagger-ui-bundle.js",
            SCRIPT,
            "/swagger-ui.css",
            "text/css; charset=utf-8");

    /** Allows inline styles, which the page needs; scripts and requests are limited to this origin. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    @Activate
    public DocsServlet(@Reference RateLimiter limits) {
        super(limits);
    }

    /**
     * Returns the page with links relative to its own address, which ends with or without a slash, so that they remain
     * valid behind a proxy that serves the platform under another path.
     */
    private static byte[] page(byte[] template, @Nullable String path) {
        return new String(template, StandardCharsets.UTF_8)
                .replace(FOLDER, path == null ? "docs/" : "")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String name = path == null || path.equals("/") ? PAGE : path;
        String type = FILES.get(name);
        if (type == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Not found: no resource at this path");
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", name.equals(PAGE) ? "no-cache" : "public, max-age=3600");
        try (InputStream in = DocsServlet.class.getResourceAsStream(name.substring(1))) {
            byte[] content = in.readAllBytes();
            ResponseWriter.write(
                    response, HttpServletResponse.SC_OK, type, name.equals(PAGE) ? page(content, path) : content);
        }
    }
}
