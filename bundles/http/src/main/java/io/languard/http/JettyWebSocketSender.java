package io.languard.http;

import io.languard.http.api.WebSocketSender;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.websocket.jakarta.common.JakartaWebSocketSession;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;

/**
 * A sender that uses Jetty's batch mode. Jetty collects batched messages in one buffer and writes it when it is full or
 * when an unbatched message follows, so the last message is sent unbatched. Frames are sent in order, so the completion
 * of the last one means that all are sent.
 */
final class JettyWebSocketSender implements WebSocketSender {

    @Override
    public void send(Object session, List<byte[]> messages, Consumer<Throwable> done) {
        CoreSession core = core(session);
        Callback last = Callback.from(() -> done.accept(null), done);
        for (int i = 0; i < messages.size(); i++) {
            boolean more = i < messages.size() - 1;
            Frame frame = new Frame(OpCode.TEXT).setPayload(ByteBuffer.wrap(messages.get(i)));
            core.sendFrame(new OutgoingEntry.Builder(frame, more ? Callback.NOOP : last)
                    .batch(more)
                    .build());
        }
    }

    @Override
    public void ping(Object session) {
        core(session).sendFrame(new OutgoingEntry.Builder(new Frame(OpCode.PING), Callback.NOOP).build());
    }

    @Override
    public void abort(Object session) {
        core(session).abort();
    }

    private static CoreSession core(Object session) {
        return ((JakartaWebSocketSession) session).getCoreSession();
    }
}
