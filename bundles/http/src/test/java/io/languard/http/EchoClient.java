package io.languard.http;

import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client that records the messages it receives. */
final class EchoClient implements WebSocket.Listener {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        heard.add(data.toString());
        socket.request(1);
        return null;
    }

    String next() throws InterruptedException {
        return heard.poll(5, TimeUnit.SECONDS);
    }
}
