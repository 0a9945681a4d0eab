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

    private final transient MessageCounters messageCounters = new MessageCounters();
    private final transient WriteLoop writeLoop = new WriteLoop();
    final transient ConnectionRegistry connections;
    private final transient HandshakeAuthorizer handshakeAuthorizer;
    private final transient EventBroadcaster eventBroadcaster;

    @Activate
    public LiveServlet(
            @Reference Authentication authentication, @Reference Servers servers, @Reference Settings settings) {
        connections = new ConnectionRegistry(authentication, servers);
        handshakeAuthorizer = new HandshakeAuthorizer(
                authentication, servers, new AllowedOrigins(settings.corsOrigins()), connections);
        eventBroadcaster = new EventBroadcaster(connections);
        writeLoop.scheduleAtFixedDelay(CHECK_MILLIS, this::check);
    }

    @Deactivate
    void close() {
        connections.stop();
        writeLoop.close();
    }

    @Override
    public void on(PlatformEvent event) {
        eventBroadcaster.broadcast(event);
    }

    @Override
    public List<Figure> figures() {
        return LiveMetrics.collect(connections.snapshot(), messageCounters);
    }

    private void check() {
        try {
            connections.checkAll(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.error("Looking after connections failed", e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            HandshakeAuthorizer.AuthorizedHandshake authorizedHandshake = handshakeAuthorizer.authorize(request);
            SocketWire wire = (SocketWire) getServletContext().getAttribute(SocketWire.class.getName());
            LiveEndpoint endpoint = new LiveEndpoint(
                    connections,
                    session -> new ClientConnection(
                            authorizedHandshake.target(),
                            authorizedHandshake.token(),
                            authorizedHandshake.session(),
                            new SessionTransport(session, wire),
                            writeLoop::requestFlush,
                            messageCounters));
            ServerContainer container =
                    (ServerContainer) getServletContext().getAttribute(ServerContainer.class.getName());
            container.upgradeHttpToWebSocket(request, response, UpgradeConfigurator.configFor(endpoint), Map.of());
        } catch (HandshakeException e) {
            e.send(response);
        } catch (DeploymentException e) {
            throw new IllegalStateException("The endpoint was not accepted", e);
        }
    }
}
