package io.languard.live;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.monitoring.PlatformMetric;
import io.languard.service.monitoring.PlatformMetricSource;
import io.languard.service.server.ServerService;
import io.languard.service.settings.Settings;
import io.languard.service.user.AuthenticationService;
import io.languard.service.websocket.WebSocketSender;
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
        service = {Servlet.class, PlatformEventListener.class, PlatformMetricSource.class},
        property = {"osgi.http.whiteboard.servlet.pattern=/ws/*", "osgi.http.whiteboard.servlet.name=live"})
public class LiveServlet extends HttpServlet implements PlatformEventListener, PlatformMetricSource {

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
            @Reference AuthenticationService authenticationService,
            @Reference ServerService serverService,
            @Reference Settings settings) {
        connections = new ConnectionRegistry(authenticationService, serverService);
        handshakeAuthorizer = new HandshakeAuthorizer(
                authenticationService, serverService, new AllowedOrigins(settings.corsOrigins()), connections);
        eventBroadcaster = new EventBroadcaster(connections);
        writeLoop.scheduleAtFixedDelay(CHECK_MILLIS, this::check);
    }

    @Deactivate
    void close() {
        connections.stop();
        writeLoop.close();
    }

    @Override
    public void onEvent(PlatformEvent event) {
        eventBroadcaster.broadcast(event);
    }

    @Override
    public List<PlatformMetric> metrics() {
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
            WebSocketSender wire = (WebSocketSender) getServletContext().getAttribute(WebSocketSender.class.getName());
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
