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
 * A sender that passes messages to Jetty in as few frames as possible. Frames are sent in order, so the completion of the last
 * one means that all are sent.
 */
final class JettyWebSocketSender implements WebSocketSender {

    @Override
    public void send(Object session, List<byte[]> messages, Consumer<Throwable> done) {
        CoreSession core = core(session);
        Callback last = Callback.from(() -> done.accept(null), done);
        for (int from = 0, to; from < messages.size(); from = to) {
            to = Math.max(from + 1, endOfSmall(messages, from));
            Frame frame = to == from + 1
                    ? new Frame(OpCode.TEXT, ByteBuffer.wrap(messages.get(from)))
                    : new MessageFrames(messages.subList(from, to));
            core.sendFrame(new OutgoingEntry.Builder(frame, to < messages.size() ? Callback.NOOP : last).build());
        }
    }

    private static int endOfSmall(List<byte[]> messages, int from) {
        int end = from;
        while (end < messages.size() && messages.get(end).length <= MessageFrames.MAX_BYTES) {
            end++;
        }
        return end;
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
