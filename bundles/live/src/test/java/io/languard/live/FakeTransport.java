package io.languard.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A transport whose writes complete when the test says so. */
final class FakeTransport implements WebSocketTransport {

    final List<String> sent = new ArrayList<>();
    final List<Integer> closes = new ArrayList<>();
    Consumer<Throwable> pending;
    int pings;
    int aborts;

    @Override
    public void send(List<byte[]> messages, Consumer<Throwable> done) {
        messages.forEach(message -> sent.add(new String(message, StandardCharsets.UTF_8)));
        pending = done;
    }

    void finish(Throwable failure) {
        Consumer<Throwable> done = pending;
        pending = null;
        done.accept(failure);
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(int code, String reason) {
        closes.add(code);
    }

    @Override
    public void abort() {
        aborts++;
    }
}
