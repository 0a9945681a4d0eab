package io.languard.http;

import io.languard.ports.figure.Figure;
import io.languard.ports.figure.FigureSource;
import io.languard.ports.settings.Settings;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs the HTTP server, and maps every servlet service that names a pattern for as long as it is there. */
@Component(service = FigureSource.class, immediate = true)
public class HttpComponent implements FigureSource {

    /** Property of a servlet service: the pattern that it is mapped to, such as {@code /api/*}. */
    static final String PATTERN = "languard.servlet.pattern";

    private final HttpServer server;

    @Activate
    public HttpComponent(@Reference Settings settings) {
        server = new HttpServer(settings);
    }

    @Activate
    void start() throws IOException {
        server.start();
    }

    @Deactivate
    void stop() {
        server.stop();
    }

    @Override
    public List<Figure> figures() {
        return server.figures();
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
