package io.languard.lxc.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/** Assembles WebSocket frames to events, and reports the names of the instances that they concern. */
final class EventFrameHandler implements FrameHandler {

    /** The engine pings every few seconds; after this much silence, the connection is considered dead. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

    private static final int MAX_EVENT_SIZE = 1 << 20;

    private final Runnable opened;
    private final Consumer<String> changed;
    private final String project;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private @Nullable CoreSession session;

    EventFrameHandler(Runnable opened, Consumer<String> changed, String project) {
        this.opened = opened;
        this.changed = changed;
        this.project = project;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        this.session = session;
        session.setIdleTimeout(IDLE_TIMEOUT);
        opened.run();
        callback.succeeded();
        session.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        CoreSession session = Objects.requireNonNull(this.session, "onOpen comes first");
        switch (frame.getOpCode()) {
            case OpCode.PING -> session.sendFrame(pong(frame), Callback.NOOP, false);
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> append(frame);
            default -> {} // handled by the WebSocket implementation
        }
        callback.succeeded();
        session.demand();
    }

    private static Frame pong(Frame ping) {
        byte[] payload = new byte[ping.getPayloadLength()];
        if (payload.length > 0) {
            ping.getPayload().duplicate().get(payload);
        }
        return new Frame(OpCode.PONG, true, ByteBuffer.wrap(payload));
    }

    private void append(Frame frame) {
        byte[] part = new byte[frame.getPayloadLength()];
        if (part.length > 0) {
            frame.getPayload().duplicate().get(part);
        }
        if (event.size() + part.length <= MAX_EVENT_SIZE) {
            event.writeBytes(part);
        }
        if (frame.isFin()) {
            LifecycleEventParser.instanceNames(event.toByteArray(), project).forEach(changed);
            event.reset();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus closeStatus, Callback callback) {
        callback.succeeded();
        ended.complete(null);
    }
}
