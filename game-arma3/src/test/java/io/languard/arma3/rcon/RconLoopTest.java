package io.languard.arma3.rcon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.toolkit.query.InfoQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RconLoopTest {

    private static final String LONG = "Grüße aus der Ferne ".repeat(15);

    private final RconLoop loop = new RconLoop();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final RconListener listener = new RconListener() {
        @Override
        public void connected(int port) {
            events.add("connected");
        }

        @Override
        public void disconnected() {
            events.add("disconnected");
        }

        @Override
        public void refused() {
            events.add("refused");
        }

        @Override
        public void message(String text) {
            events.add(text);
        }
    };

    @AfterEach
    void end() {
        loop.close();
        await().atMost(Duration.ofSeconds(5)).until(() -> threads() == 0);
    }

    @Test
    void oneThreadServesManySessions() throws Exception {
        List<ChaosRconServer> servers = new ArrayList<>();
        List<CompletableFuture<String>> replies = new ArrayList<>();
        for (int count = 0; count < 20; count++) {
            ChaosRconServer server = new ChaosRconServer("pw", command -> "reply to " + command);
            servers.add(server);
            replies.add(loop.open(server.address(), "pw", listener).command("c" + count));
        }
        for (int count = 0; count < 20; count++) {
            assertThat(replies.get(count).get(5, TimeUnit.SECONDS)).isEqualTo("reply to c" + count);
        }
        assertThat(threads()).isEqualTo(1);
        servers.forEach(ChaosRconServer::close);
    }

    @Test
    void everyCommandGetsItsOwnReplyOverABadNetwork() throws Exception {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> command + LONG)) {
            RconClient client = loop.open(server.address(), "pw", listener);
            assertThat(client.command("first").get(5, TimeUnit.SECONDS)).isEqualTo("first" + LONG);
            server.loss(0.03);
            List<CompletableFuture<String>> replies = new ArrayList<>();
            for (int count = 0; count < 200; count++) {
                replies.add(client.command("c" + count));
            }
            int completed = 0;
            for (int count = 0; count < replies.size(); count++) {
                if (replies.get(count)
                        .handle((text, failure) -> failure == null)
                        .get(10, TimeUnit.SECONDS)) {
                    assertThat(replies.get(count).join()).isEqualTo("c" + count + LONG);
                    completed++;
                }
            }
            assertThat(completed).isGreaterThan(190);
        }
    }

    @Test
    void almostEveryCommandGetsAReplyAtOneThirdLoss() throws Exception {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> command + " ".repeat(100) + "end")) {
            server.loss(0.3);
            RconClient client = loop.open(server.address(), "pw", listener);
            await().atMost(Duration.ofSeconds(30)).until(() -> events.contains("connected"));
            // In batches, as a client sends them; each reply arrives in three parts, in any order and some of them
            // twice.
            int completed = 0;
            for (int batch = 0; batch < 5; batch++) {
                List<CompletableFuture<String>> replies = new ArrayList<>();
                for (int count = 0; count < 40; count++) {
                    replies.add(client.command("c" + batch + "-" + count));
                }
                for (int count = 0; count < 40; count++) {
                    String command = "c" + batch + "-" + count;
                    String reply = replies.get(count).exceptionally(lost -> "").get(10, TimeUnit.SECONDS);
                    assertThat(reply).isIn("", command + " ".repeat(100) + "end");
                    completed += reply.isEmpty() ? 0 : 1;
                }
            }
            assertThat(completed).isGreaterThanOrEqualTo(194);
            assertThat(events).doesNotContain("disconnected");
        }
    }

    @Test
    void messagesAreDeliveredOnceAtOneThirdLoss() throws Exception {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> "")) {
            loop.open(server.address(), "pw", listener);
            await().until(() -> events.contains("connected"));
            server.loss(0.3);
            // As the game does: resent until acknowledged.
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        for (int sequence = 0; sequence < 50; sequence++) {
                            if (!server.acknowledged().contains(sequence)) {
                                server.message(sequence, "message " + sequence);
                            }
                        }
                        return server.acknowledged().stream().distinct().count() == 50;
                    });
            assertThat(events).hasSize(51).doesNotHaveDuplicates();
        }
    }

    @Test
    void repeatedMessagesAreDeliveredOnceAndEachCopyIsAcknowledged() throws Exception {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> "")) {
            loop.open(server.address(), "pw", listener);
            await().until(() -> events.contains("connected"));
            for (int sequence = 250; sequence < 262; sequence++) {
                server.message(sequence % 256, "message " + sequence);
                server.message(sequence % 256, "message " + sequence);
            }
            await().until(() -> server.acknowledged().size() == 24);
            assertThat(events).hasSize(13).doesNotHaveDuplicates();
        }
    }

    @Test
    void aSessionReconnectsWhenTheServerIsBack() throws Exception {
        ChaosRconServer server = new ChaosRconServer("pw", command -> "one");
        int port = server.port();
        RconClient client = loop.open(server.address(), "pw", listener);
        assertThat(client.command("x").get(5, TimeUnit.SECONDS)).isEqualTo("one");
        server.close();
        client.command("y");
        await().atMost(Duration.ofSeconds(10)).until(() -> events.contains("disconnected"));
        try (ChaosRconServer again = new ChaosRconServer(port, "pw", command -> "two")) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> events.stream().filter("connected"::equals).count() == 2);
            assertThat(client.command("z").get(5, TimeUnit.SECONDS)).isEqualTo("two");
            assertThat(again.hasClient()).isTrue();
        }
    }

    @Test
    void aWrongPasswordIsReported() throws IOException {
        try (ChaosRconServer server = new ChaosRconServer("other", command -> "")) {
            loop.open(server.address(), "pw", listener);
            await().until(() -> events.contains("refused"));
        }
    }

    @Test
    void aClosedSessionFailsItsCommands() throws IOException {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> "")) {
            RconClient client = loop.open(server.address(), "pw", listener);
            await().until(() -> events.contains("connected"));
            client.close();
            assertThatThrownBy(() -> client.command("x").get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(RconException.class);
        }
    }

    @Test
    void aFailingListenerDoesNotAffectOtherSessions() throws Exception {
        RconListener broken = new RconListener() {
            @Override
            public void connected(int port) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void disconnected() {
                throw new IllegalStateException("broken");
            }

            @Override
            public void refused() {
                throw new IllegalStateException("broken");
            }

            @Override
            public void message(String text) {
                throw new IllegalStateException("broken");
            }
        };
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> "fine");
                ChaosRconServer other = new ChaosRconServer("pw", command -> "fine")) {
            loop.open(other.address(), "pw", broken);
            await().until(other::hasClient);
            assertThat(loop.open(server.address(), "pw", listener).command("x").get(5, TimeUnit.SECONDS))
                    .isEqualTo("fine");
        }
    }

    /** The effort for a datagram must not grow with the number of sessions. */
    @Test
    void whatWakesTheLoopDoesNotTickAllSessions() throws Exception {
        CountingTask task = new CountingTask();
        loop.query(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), new InfoQuery());
        long start = System.nanoTime();
        onLoop(() -> loop.add(task));
        for (int count = 0; count < 2_000; count++) {
            onLoop(() -> {});
        }
        long elapsed = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertThat(task.ticks).isBetween(1L, elapsed / RconLoop.TICK_MILLIS + 2);
    }

    /** Runs a task on the loop's thread and waits for it. */
    private void onLoop(Runnable task) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            task.run();
            done.complete(null);
        });
        done.get(5, TimeUnit.SECONDS);
    }

    private static final class CountingTask implements SelectorTask {

        volatile long ticks;

        @Override
        public void read(ByteBuffer buffer, long now) {
            throw new IllegalStateException("nothing can be read");
        }

        @Override
        public void tick(long now) {
            ticks++;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public void shutdown() {
            // There is nothing to release.
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("arma3-rcon"))
                .count();
    }
}
