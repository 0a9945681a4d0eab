package io.languard.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoint of one connection. Public because the WebSocket container calls it by reflection. */
public final class LiveEndpoint extends Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(LiveEndpoint.class);

    private final ConnectionRegistry connectionRegistry;
    private final Function<Session, ClientConnection> connectionFactory;
    private volatile @Nullable ClientConnection connection;

    LiveEndpoint(ConnectionRegistry connectionRegistry, Function<Session, ClientConnection> connectionFactory) {
        this.connectionRegistry = connectionRegistry;
        this.connectionFactory = connectionFactory;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        // Liveness is checked by pings, because clients may be silent.
        session.setMaxIdleTimeout(0);
        ClientConnection opened = connectionFactory.apply(session);
        connection = opened;
        ClientMessageHandler handler = new ClientMessageHandler(opened, connectionRegistry::verifySession);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) handler::onText);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>)
                (fragment, last) -> handler.onBinary(fragment.remaining(), last));
        session.addMessageHandler(
                PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> opened.recordActivity());
        connectionRegistry.add(opened);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (connection != null) {
            connectionRegistry.remove(connection);
        }
    }

    /** Ends the connection. Such errors are caused by clients that disconnect abruptly or violate the protocol. */
    @Override
    public void onError(Session session, Throwable cause) {
        LOG.debug("WebSocket connection failed", cause);
    }
}
