package io.languard.arma3.rcon;

import io.languard.toolkit.query.DatagramQuery;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A single query and its reply; confined to the loop's thread. */
final class QueryTask<T> implements SelectorTask {

    private static final long REPEAT_MILLIS = 300;
    private static final long TIMEOUT_MILLIS = 1_000;

    private final Selector selector;
    private final InetSocketAddress address;
    private final DatagramQuery<T> datagramQuery;
    private final CompletableFuture<T> result;
    private final long deadline;
    private @Nullable DatagramChannel channel;
    private long repeatAt;

    QueryTask(
            Selector selector,
            InetSocketAddress address,
            DatagramQuery<T> datagramQuery,
            CompletableFuture<T> result,
            long now) {
        this.selector = selector;
        this.address = address;
        this.datagramQuery = datagramQuery;
        this.result = result;
        this.deadline = now + TIMEOUT_MILLIS;
    }

    @Override
    public void read(ByteBuffer buffer, long now) {
        try {
            buffer.clear();
            if (channel != null && channel.read(buffer) > 0) {
                byte[] before = datagramQuery.request();
                Optional<T> reply = datagramQuery.reply(buffer.flip());
                if (reply.isPresent()) {
                    result.complete(reply.get());
                } else if (datagramQuery.request() != before) {
                    send(channel, now);
                }
            }
        } catch (IOException e) {
            result.completeExceptionally(new RconException(RconException.RconFailure.NO_RESPONSE));
        }
    }

    @Override
    public void tick(long now) {
        try {
            if (channel == null) {
                DatagramChannel opened = DatagramChannel.open();
                channel = opened;
                opened.configureBlocking(false);
                // Connected, so that only datagrams of the server are received and a closed port is reported
                // immediately.
                opened.connect(address);
                opened.register(selector, SelectionKey.OP_READ, this);
                send(opened, now);
            } else if (now >= deadline) {
                result.completeExceptionally(new RconException(RconException.RconFailure.NO_RESPONSE));
            } else if (now >= repeatAt) {
                send(channel, now);
            }
        } catch (IOException e) {
            result.completeExceptionally(new RconException(RconException.RconFailure.NO_RESPONSE));
        }
    }

    @Override
    public boolean isFinished() {
        return result.isDone();
    }

    @Override
    public void shutdown() {
        result.completeExceptionally(new RconException(RconException.RconFailure.CLOSED));
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // A failure to close the channel has no consequences.
        }
    }

    private void send(DatagramChannel opened, long now) throws IOException {
        repeatAt = now + REPEAT_MILLIS;
        opened.write(ByteBuffer.wrap(datagramQuery.request()));
    }
}
