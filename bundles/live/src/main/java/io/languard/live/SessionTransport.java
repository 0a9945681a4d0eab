package io.languard.live;

import io.languard.http.api.WebSocketSender;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transport of a real WebSocket session. */
record SessionTransport(Session session, WebSocketSender sender) implements WebSocketTransport {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTransport.class);

    @Override
    public void send(List<byte[]> messages, Consumer<Throwable> done) {
        sender.send(session, messages, done);
    }

    @Override
    public void ping() {
        sender.ping(session);
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(new Code(code), reason));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Connection was lost before it was closed", e);
        }
    }

    @Override
    public void abort() {
        sender.abort(session);
    }

    private record Code(int getCode) implements CloseReason.CloseCode {}
}
