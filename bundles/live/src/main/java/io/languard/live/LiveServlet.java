package io.languard.live;

import io.languard.http.api.WebSocketSender;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.server.ServerService;
import io.languard.service.settings.Settings;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Authorizer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves everything under {@code /ws}: accepts WebSocket connections and pushes events to them. */
@Component(
        service = {Servlet.class, PlatformEventListener.class, MultiCollector.class},
        property = {"osgi.http.whiteboard.servlet.pattern=/ws/*", "osgi.http.whiteboard.servlet.name=live"})
public class LiveServlet extends HttpServlet implements PlatformEventListener, MultiCollector {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(LiveServlet.class);
    private static final int CHECK_MILLIS = 250;

    private final transient MessageCounters messageCounters = new MessageCounters();
    private final transient QueueMemory queueMemory = new QueueMemory();
    private final transient WriteLoop writeLoop = new WriteLoop();
    final transient ConnectionRegistry connections;
    private final transient HandshakeAuthorizer handshakeAuthorizer;
    private final transient EventBroadcaster eventBroadcaster;

    @Activate
    public LiveServlet(
            @Reference AuthenticationService authenticationService,
            @Reference Authorizer authorizer,
            @Reference ServerService serverService,
            @Reference Settings settings) {
        connections = new ConnectionRegistry(authenticationService, serverService);
        handshakeAuthorizer = new HandshakeAuthorizer(
                authenticationService,
                authorizer,
                serverService,
                new AllowedOrigins(settings.corsOrigins()),
                connections);
        eventBroadcaster = new EventBroadcaster(connections, authorizer, serverService);
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
    public MetricSnapshots collect() {
        return LiveMetrics.collect(connections.snapshot(), messageCounters);
    }

    private void check() {
        try {
            connections.checkAll(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.error("Failed to check connections", e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            HandshakeAuthorizer.AuthorizedHandshake handshake = handshakeAuthorizer.authorize(request);
            WebSocketSender sender =
                    (WebSocketSender) getServletContext().getAttribute(WebSocketSender.class.getName());
            LiveEndpoint endpoint = new LiveEndpoint(
                    connections,
                    session -> new ClientConnection(
                            handshake.target(),
                            handshake.token(),
                            handshake.session(),
                            new SessionTransport(session, sender),
                            writeLoop::requestFlush,
                            messageCounters,
                            queueMemory));
            ServerContainer container =
                    (ServerContainer) getServletContext().getAttribute(ServerContainer.class.getName());
            container.upgradeHttpToWebSocket(request, response, UpgradeConfigurator.configFor(endpoint), Map.of());
        } catch (HandshakeException e) {
            e.send(response);
        } catch (DeploymentException e) {
            throw new IllegalStateException("The container rejected the endpoint", e);
        }
    }
}
