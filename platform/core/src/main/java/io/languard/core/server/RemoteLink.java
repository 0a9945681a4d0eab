package io.languard.core.server;

import io.languard.api.log.LogItem;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.core.registry.Provided;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** One session with one adapter; what it says once it is dropped does not count. */
final class RemoteLink implements RemoteListener {

    private final RemoteLine line;
    private final Provided<RemoteAdmin> adapter;
    private volatile RemoteSession session;
    private volatile boolean connected;

    RemoteLink(RemoteLine line, Provided<RemoteAdmin> adapter) {
        this.line = line;
        this.adapter = adapter;
    }

    void attach(RemoteSession opened) {
        session = opened;
        line.changed(this);
    }

    Provided<RemoteAdmin> adapter() {
        return adapter;
    }

    /** The session itself; {@code null} before it is there. */
    RemoteSession session() {
        return session;
    }

    boolean isUsable() {
        return connected && session != null && !adapter.gone();
    }

    /** Asks something and waits for the answer. */
    <R> R ask(Duration limit, Function<RemoteSession, CompletionStage<R>> request) {
        long begun = System.nanoTime();
        CompletionStage<R> answer = adapter.call(limit, ignored -> request.apply(session));
        return adapter.await(answer.toCompletableFuture(), limit.minusNanos(System.nanoTime() - begun));
    }

    @Override
    public void connected(boolean now) {
        connected = now;
        line.changed(this);
    }

    @Override
    public void received(LogItem item) {
        line.received(this, item);
    }

    @Override
    public void playersChanged() {
        line.askPlayersSoon();
    }
}
