package io.languard.http;

import io.languard.service.settings.Settings;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * A component that runs the HTTP server. It serves every servlet service registered with the properties of the OSGi
 * HTTP whiteboard, and every bundle that is a web application. The launcher asks it whether requests are processed.
 */
@Component(service = BooleanSupplier.class, property = "languard.alive=HTTP server", immediate = true)
public class HttpComponent implements BooleanSupplier {

    /** Longer than the requests that were sent before may take if many clients send them. */
    private static final Duration RESPONSE_LIMIT = Duration.ofSeconds(20);

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

    /** Returns whether a request is processed in time. */
    @Override
    public boolean getAsBoolean() {
        return server.responds(RESPONSE_LIMIT);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(" + ServletRegistration.PATTERN + "=*)")
    void bindServlet(Servlet servlet, Map<String, Object> properties) {
        server.add(servlet, ServletRegistration.of(servlet, properties));
    }

    void unbindServlet(Servlet servlet) {
        server.remove(servlet);
    }
}
