package io.languard.core.remote;

import io.languard.api.log.LogItem;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.core.registry.GuardedService;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** One session with one adapter; what it says once it is dropped does not count. */
final class RemoteAdminChannel implements RemoteListener {

    private final RemoteAdminConnection line;
    private final GuardedService<RemoteAdmin> adapter;
    private volatile RemoteSession session;
    private volatile boolean connected;

    RemoteAdminChannel(RemoteAdminConnection line, GuardedService<RemoteAdmin> adapter) {
        this.line = line;
        this.adapter = adapter;
    }

    void attach(RemoteSession opened) {
        session = opened;
        line.channelChanged(this);
    }

    GuardedService<RemoteAdmin> adapter() {
        return adapter;
    }

    /** The session itself; {@code null} before it is there. */
    RemoteSession session() {
        return session;
    }

    boolean isUsable() {
        return connected && session != null && !adapter.isGone();
    }

    /** Asks something and waits for the answer. */
    <R> R request(Duration limit, Function<RemoteSession, CompletionStage<R>> request) {
        long begun = System.nanoTime();
        CompletionStage<R> answer = adapter.call(limit, ignored -> request.apply(session));
        return adapter.await(answer.toCompletableFuture(), limit.minusNanos(System.nanoTime() - begun));
    }

    @Override
    public void connectionChanged(boolean now) {
        connected = now;
        line.channelChanged(this);
    }

    @Override
    public void received(LogItem item) {
        line.received(this, item);
    }

    @Override
    public void playersChanged() {
        line.schedulePlayerRefresh();
    }
}
