package io.languard.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection as the WebSocket container sees it. Public, because the container calls it by reflection. */
public final class LiveEndpoint extends Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(LiveEndpoint.class);

    private final ConnectionRegistry connectionRegistry;
    private final Function<Session, ClientConnection> connectionFactory;
    private volatile ClientConnection clientConnection;

    LiveEndpoint(ConnectionRegistry connectionRegistry, Function<Session, ClientConnection> opening) {
        this.connectionRegistry = connectionRegistry;
        this.connectionFactory = opening;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        // Whether a client is there is found out by pings, not by what it has to say.
        session.setMaxIdleTimeout(0);
        ClientConnection opened = connectionFactory.apply(session);
        clientConnection = opened;
        ClientMessageHandler clientMessageHandler = new ClientMessageHandler(opened, connectionRegistry::verifySession);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) clientMessageHandler::onText);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>)
                (piece, last) -> clientMessageHandler.onBinary(piece.remaining(), last));
        session.addMessageHandler(
                PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> opened.recordActivity());
        connectionRegistry.add(opened);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (clientConnection != null) {
            connectionRegistry.remove(clientConnection);
        }
    }

    /** Clients that vanish and clients that don't speak the protocol; neither is our trouble, and the connection ends. */
    @Override
    public void onError(Session session, Throwable trouble) {
        LOG.debug("A connection failed", trouble);
    }
}
