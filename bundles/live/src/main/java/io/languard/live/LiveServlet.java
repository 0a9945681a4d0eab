package io.languard.live;

import io.languard.ports.event.EventListener;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.figure.Figure;
import io.languard.ports.figure.FigureSource;
import io.languard.ports.server.Servers;
import io.languard.ports.settings.Settings;
import io.languard.ports.socket.SocketWire;
import io.languard.ports.user.Authentication;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything under {@code /ws}: lets clients in, and tells them what happens. */
@Component(
        service = {Servlet.class, EventListener.class, FigureSource.class},
        property = "languard.servlet.pattern=/ws/*")
public class LiveServlet extends HttpServlet implements EventListener, FigureSource {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(LiveServlet.class);
    private static final int CHECK_MILLIS = 250;

    private final transient Tally tally = new Tally();
    private final transient Pump pump = new Pump();
    final transient Connections connections;
    private final transient Handshake handshake;
    private final transient Fanout fanout;

    @Activate
    public LiveServlet(
            @Reference Authentication authentication, @Reference Servers servers, @Reference Settings settings) {
        connections = new Connections(authentication, servers);
        handshake = new Handshake(authentication, servers, new Origins(settings.corsOrigins()), connections);
        fanout = new Fanout(connections);
        pump.every(CHECK_MILLIS, this::check);
    }

    @Deactivate
    void close() {
        connections.stop();
        pump.close();
    }

    @Override
    public void on(PlatformEvent event) {
        fanout.tell(event);
    }

    @Override
    public List<Figure> figures() {
        return Figures.of(connections.all(), tally);
    }

    private void check() {
        try {
            connections.check(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.error("Looking after connections failed", e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Handshake.Admission admission = handshake.admit(request);
            SocketWire wire = (SocketWire) getServletContext().getAttribute(SocketWire.class.getName());
            LiveEndpoint endpoint = new LiveEndpoint(
                    connections,
                    session -> new Connection(
                            admission.target(),
                            admission.token(),
                            admission.session(),
                            new SessionLine(session, wire),
                            pump::wake,
                            tally));
            ServerContainer container =
                    (ServerContainer) getServletContext().getAttribute(ServerContainer.class.getName());
            container.upgradeHttpToWebSocket(request, response, Upgrade.to(endpoint), Map.of());
        } catch (Refusal e) {
            e.send(response);
        } catch (DeploymentException e) {
            throw new IllegalStateException("The endpoint was not accepted", e);
        }
    }
}
