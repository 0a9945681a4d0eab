package io.languard.live;

import io.languard.service.websocket.WebSocketSender;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire of a real connection. */
record SessionTransport(Session session, WebSocketSender wire) implements WebSocketTransport {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTransport.class);

    @Override
    public void send(List<byte[]> messages, Consumer<Throwable> done) {
        wire.send(session, messages, done);
    }

    @Override
    public void ping() {
        wire.ping(session);
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(new Code(code), reason));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A connection was gone before it was closed", e);
        }
    }

    @Override
    public void abort() {
        wire.abort(session);
    }

    private record Code(int getCode) implements CloseReason.CloseCode {}
}
