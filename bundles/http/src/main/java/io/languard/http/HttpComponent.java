package io.languard.http;

import io.languard.service.settings.Settings;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Runs the HTTP server, and maps every servlet service that names a pattern for as long as it is there; bundles that are
 * web applications are served too.
 */
@Component(
        service = {},
        immediate = true)
public class HttpComponent {

    /** Property of a servlet service: the pattern that it is mapped to, such as {@code /api/*}. */
    static final String PATTERN = "languard.servlet.pattern";

    private final HttpServer server;
    private final WebAppBundleListener webApps;

    @Activate
    public HttpComponent(@Reference Settings settings, @Reference RequestMetrics counts, BundleContext context) {
        server = new HttpServer(settings, counts);
        webApps = new WebAppBundleListener(context, () -> server.serveWebApps(context));
    }

    @Activate
    void start() throws IOException {
        server.start();
        webApps.start();
    }

    @Deactivate
    void stop() {
        webApps.stop();
        server.stop();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(" + PATTERN + "=*)")
    void bindServlet(Servlet servlet, Map<String, Object> properties) {
        server.add((String) properties.get(PATTERN), servlet);
    }

    void unbindServlet(Servlet servlet) {
        server.remove(servlet);
    }
}
