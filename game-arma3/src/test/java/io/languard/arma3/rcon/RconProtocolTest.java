package io.languard.arma3.rcon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class RconProtocolTest {

    private static final String ACCEPTED = "424569ddde36ff0001";
    private static final String REFUSED = "4245ffedd941ff0000";
    private static final String KEEP_ALIVE_0 = "4245bedcc258ff0100";
    private static final String PLAYERS_0 = "4245f93794aeff0100706c6179657273";

    private final List<String> sent = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private int opened;
    private final RconProtocol protocol = new RconProtocol(new TestTransport(), "secretPW", new TestListener());
    private long now;

    @Test
    void queuedCommandsAreSentAfterTheLogin() {
        CompletableFuture<String> reply = submit("players");
        tick(0);
        assertThat(sent).containsExactly("4245b6da5ae4ff007365637265745057");
        receive(ACCEPTED);
        assertThat(events).containsExactly("connected");
        assertThat(sent.get(1)).isEqualTo(PLAYERS_0);
        receive("4245bedcc258ff0100");
        assertThat(reply).isCompletedWithValue("");
    }

    @Test
    void aLoginWithoutAReplyIsRepeatedAndThenRetriedWithGrowingDelay() {
        tick(0);
        tick(1_000);
        assertThat(sent).hasSize(2);
        tick(5_000);
        assertThat(opened).isEqualTo(1);
        tick(5_500);
        assertThat(opened).isEqualTo(2);
        tick(10_500);
        tick(11_000);
        assertThat(opened).isEqualTo(2);
        tick(11_500);
        assertThat(opened).isEqualTo(3);
    }

    @Test
    void aRefusedPasswordIsNotRetried() {
        CompletableFuture<String> waiting = submit("players");
        tick(0);
        receive(REFUSED);
        tick(100_000);
        assertThat(sent).hasSize(1);
        assertThat(events).containsExactly("refused");
        assertThat(reason(waiting)).isEqualTo(RconException.RconFailure.REFUSED);
        assertThat(reason(submit("x"))).isEqualTo(RconException.RconFailure.REFUSED);
    }

    @Test
    void aLoginReplyWithAnImpossibleValueIsDropped() {
        tick(0);
        receive("4245d38cd7afff0002");
        assertThat(events).isEmpty();
    }

    @Test
    void aCommandIsRepeatedWithTheSameSequenceUntilItTimesOut() {
        logIn();
        CompletableFuture<String> reply = submit("players");
        tick(1_000);
        tick(2_000);
        assertThat(sent).containsExactly(PLAYERS_0, PLAYERS_0, PLAYERS_0);
        tick(5_000);
        assertThat(reason(reply)).isEqualTo(RconException.RconFailure.NO_RESPONSE);
    }

    @Test
    void aCommandWithoutRetryIsSentOnce() {
        logIn();
        CompletableFuture<String> reply = new CompletableFuture<>();
        protocol.submit("players", reply, false, now);
        tick(1_000);
        tick(4_000);
        assertThat(sent).containsExactly(PLAYERS_0);
        receive(KEEP_ALIVE_0);
        assertThat(reply).isCompletedWithValue("");
    }

    @Test
    void partsMayArriveInAnyOrderAndTwice() {
        logIn();
        for (int sequence = 0; sequence < 4; sequence++) {
            submit("x");
        }
        CompletableFuture<String> reply = submit("players");
        receive("42451a261013ff0104000302454e44");
        receive("42451c695601ff0104000300506c6179657273206f6e20");
        receive("42451c695601ff0104000300506c6179657273206f6e20");
        assertThat(reply).isNotDone();
        receive("4245d01c3799ff01040003017365727665723a0a");
        assertThat(reply).isCompletedWithValue("Players on server:\nEND");
        receive("42451a261013ff0104000302454e44");
    }

    @Test
    void aCharacterMayBeSplitAcrossParts() {
        logIn();
        for (int sequence = 0; sequence < 9; sequence++) {
            submit("x");
        }
        CompletableFuture<String> reply = submit("players");
        receive("424588e21d75ff0109000201bcc39f65");
        receive("4245f31d05e6ff01090002004772c3");
        assertThat(reply).isCompletedWithValue("Grüße");
    }

    @Test
    void eachLineThatIsNotUtf8IsReadAsWindows1252() {
        logIn();
        CompletableFuture<String> reply = submit("players");
        receive("424557c1fa3fff01004772fcdf650ae697a5e69cac");
        assertThat(reply).isCompletedWithValue("Grüße\n日本");
        receive("424557959b85ff020728476c6f62616c29204afc7267656e3a206869");
        assertThat(events).containsExactly("(Global) Jürgen: hi");
    }

    @Test
    void everyCopyOfAMessageIsAcknowledgedAndDeliveredOnce() {
        logIn();
        receive("42456a449860ff0207536572766572206d657373616765");
        receive("42456a449860ff0207536572766572206d657373616765");
        assertThat(sent).containsExactly("4245de1a8bedff0207", "4245de1a8bedff0207");
        assertThat(events).containsExactly("Server message");
    }

    @Test
    void anEmptyCommandKeepsTheSessionAlive() {
        logIn();
        tick(19_900);
        assertThat(sent).isEmpty();
        tick(20_000);
        assertThat(sent).containsExactly(KEEP_ALIVE_0);
        receive(KEEP_ALIVE_0);
        tick(39_000);
        assertThat(sent).hasSize(1);
        tick(40_000);
        assertThat(sent).hasSize(2);
    }

    @Test
    void silenceIsALossAndTheSequenceRestartsAtZero() {
        logIn();
        CompletableFuture<String> lost = null;
        for (long time = 100; time <= 45_000 && !events.contains("disconnected"); time += 100) {
            tick(time);
            if (time == 29_900) {
                lost = submit("bans");
            }
        }
        assertThat(events).containsExactly("disconnected");
        assertThat(now).isLessThanOrEqualTo(31_000);
        assertThat(reason(lost)).isEqualTo(RconException.RconFailure.LOST);
        tick(now + 600);
        receive(ACCEPTED);
        sent.clear();
        submit("players");
        assertThat(sent).containsExactly(PLAYERS_0);
    }

    @Test
    void anUnreachablePortIsALoss() {
        logIn();
        CompletableFuture<String> reply = submit("#shutdown");
        protocol.unreachable(now);
        assertThat(reason(reply)).isEqualTo(RconException.RconFailure.LOST);
        assertThat(events).containsExactly("disconnected");
    }

    @Test
    void manyCommandsAreInFlightAndTheSequenceWrapsAround() {
        logIn();
        List<CompletableFuture<String>> replies = new ArrayList<>();
        for (int count = 0; count < 600; count++) {
            replies.add(submit("c" + count));
        }
        assertThat(sent).hasSize(100);
        for (int count = 0; count < 600; count++) {
            receive(reply(count % 256, "r" + count));
        }
        for (int count = 0; count < 600; count++) {
            assertThat(replies.get(count)).isCompletedWithValue("r" + count);
        }
    }

    @Test
    void commandsBeyondTheQueueLimitFail() {
        List<CompletableFuture<String>> replies = new ArrayList<>();
        for (int count = 0; count < 1_001; count++) {
            replies.add(submit("x"));
        }
        assertThat(reason(replies.get(1_000))).isEqualTo(RconException.RconFailure.BUSY);
        assertThat(replies.get(999)).isNotDone();
    }

    @Test
    void closingFailsPendingCommands() {
        logIn();
        CompletableFuture<String> reply = submit("players");
        protocol.close();
        assertThat(reason(reply)).isEqualTo(RconException.RconFailure.CLOSED);
        assertThat(reason(submit("players"))).isEqualTo(RconException.RconFailure.CLOSED);
        assertThat(events).containsExactly("disconnected");
    }

    private static String reply(int sequence, String text) {
        return HexFormat.of().formatHex(PacketCodec.command(sequence, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void logIn() {
        tick(0);
        receive(ACCEPTED);
        sent.clear();
        events.clear();
    }

    private CompletableFuture<String> submit(String text) {
        CompletableFuture<String> reply = new CompletableFuture<>();
        protocol.submit(text, reply, true, now);
        return reply;
    }

    private void tick(long time) {
        now = time;
        protocol.tick(time);
    }

    private void receive(String hex) {
        protocol.received(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), now);
    }

    private static RconException.RconFailure reason(CompletableFuture<String> reply) {
        assertThat(reply).isCompletedExceptionally();
        ExecutionException failure = catchThrowableOfType(ExecutionException.class, reply::get);
        return ((RconException) failure.getCause()).reason();
    }

    private final class TestTransport implements RconTransport {
        @Override
        public void reopen() {
            opened++;
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public void send(byte[] datagram) {
            sent.add(HexFormat.of().formatHex(datagram));
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    private final class TestListener implements RconListener {
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
    }
}
