package io.languard.arma3.rcon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
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
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final RconListener listener = new RconListener() {
        @Override
        public void connected(int port) {
            told.add("connected");
        }

        @Override
        public void disconnected() {
            told.add("disconnected");
        }

        @Override
        public void refused() {
            told.add("refused");
        }

        @Override
        public void message(String text) {
            told.add(text);
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
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int count = 0; count < 20; count++) {
            ChaosRconServer server = new ChaosRconServer("pw", command -> "answer to " + command);
            servers.add(server);
            answers.add(loop.open(server.address(), "pw", listener).command("c" + count));
        }
        for (int count = 0; count < 20; count++) {
            assertThat(answers.get(count).get(5, TimeUnit.SECONDS)).isEqualTo("answer to c" + count);
        }
        assertThat(threads()).isEqualTo(1);
        servers.forEach(ChaosRconServer::close);
    }

    @Test
    void everyCommandGetsItsOwnAnswerOverABadNetwork() throws Exception {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> command + LONG)) {
            RconClient client = loop.open(server.address(), "pw", listener);
            assertThat(client.command("first").get(5, TimeUnit.SECONDS)).isEqualTo("first" + LONG);
            server.loss(0.03);
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int count = 0; count < 200; count++) {
                answers.add(client.command("c" + count));
            }
            int answered = 0;
            for (int count = 0; count < answers.size(); count++) {
                if (answers.get(count)
                        .handle((text, failure) -> failure == null)
                        .get(10, TimeUnit.SECONDS)) {
                    assertThat(answers.get(count).join()).isEqualTo("c" + count + LONG);
                    answered++;
                }
            }
            assertThat(answered).isGreaterThan(190);
        }
    }

    @Test
    void nearlyEveryCommandIsAnsweredThoughAThirdOfAllDatagramsIsLost() throws Exception {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> command + " ".repeat(100) + "end")) {
            server.loss(0.3);
            RconClient client = loop.open(server.address(), "pw", listener);
            await().atMost(Duration.ofSeconds(30)).until(() -> told.contains("connected"));
            // In lots, as somebody sends them; each answer comes in three pieces, in any order and some of them twice.
            int answered = 0;
            for (int lot = 0; lot < 5; lot++) {
                List<CompletableFuture<String>> answers = new ArrayList<>();
                for (int count = 0; count < 40; count++) {
                    answers.add(client.command("c" + lot + "-" + count));
                }
                for (int count = 0; count < 40; count++) {
                    String command = "c" + lot + "-" + count;
                    String answer = answers.get(count).exceptionally(lost -> "").get(10, TimeUnit.SECONDS);
                    assertThat(answer).isIn("", command + " ".repeat(100) + "end");
                    answered += answer.isEmpty() ? 0 : 1;
                }
            }
            assertThat(answered).isGreaterThanOrEqualTo(194);
            assertThat(told).doesNotContain("disconnected");
        }
    }

    @Test
    void messagesAreToldOnceThoughAThirdOfAllDatagramsIsLost() throws Exception {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> "")) {
            loop.open(server.address(), "pw", listener);
            await().until(() -> told.contains("connected"));
            server.loss(0.3);
            // As the game does it: again until it is acknowledged.
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
            assertThat(told).hasSize(51).doesNotHaveDuplicates();
        }
    }

    @Test
    void repeatedMessagesAreToldOnceAndEachCopyIsAcknowledged() throws Exception {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> "")) {
            loop.open(server.address(), "pw", listener);
            await().until(() -> told.contains("connected"));
            for (int sequence = 250; sequence < 262; sequence++) {
                server.message(sequence % 256, "message " + sequence);
                server.message(sequence % 256, "message " + sequence);
            }
            await().until(() -> server.acknowledged().size() == 24);
            assertThat(told).hasSize(13).doesNotHaveDuplicates();
        }
    }

    @Test
    void aSessionComesBackAfterTheServerDid() throws Exception {
        ChaosRconServer server = new ChaosRconServer("pw", command -> "one");
        int port = server.port();
        RconClient client = loop.open(server.address(), "pw", listener);
        assertThat(client.command("x").get(5, TimeUnit.SECONDS)).isEqualTo("one");
        server.close();
        client.command("y");
        await().atMost(Duration.ofSeconds(10)).until(() -> told.contains("disconnected"));
        try (ChaosRconServer again = new ChaosRconServer(port, "pw", command -> "two")) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> told.stream().filter("connected"::equals).count() == 2);
            assertThat(client.command("z").get(5, TimeUnit.SECONDS)).isEqualTo("two");
            assertThat(again.hasClient()).isTrue();
        }
    }

    @Test
    void aWrongPasswordIsTold() throws IOException {
        try (ChaosRconServer server = new ChaosRconServer("other", command -> "")) {
            loop.open(server.address(), "pw", listener);
            await().until(() -> told.contains("refused"));
        }
    }

    @Test
    void aClosedSessionFailsItsCommands() throws IOException {
        try (ChaosRconServer server = new ChaosRconServer("pw", command -> "")) {
            RconClient client = loop.open(server.address(), "pw", listener);
            await().until(() -> told.contains("connected"));
            client.close();
            assertThatThrownBy(() -> client.command("x").get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(RconException.class);
        }
    }

    @Test
    void aListenerThatFailsHarmsNoOtherSession() throws Exception {
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

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("arma3-rcon"))
                .count();
    }
}
