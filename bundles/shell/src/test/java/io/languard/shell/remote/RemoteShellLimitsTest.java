package io.languard.shell.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.api.log.LogLevel;
import io.languard.service.settings.Settings;
import io.languard.shell.ShellFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.felix.service.command.CommandSession;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests clients that send too much, open too much, or do not finish: others can log in and are served meanwhile. */
@Timeout(120)
class RemoteShellLimitsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final ShellFixture shell = new ShellFixture();
    private final SshClient client = SshClient.setUpDefaultClient();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private RemoteShellServer remote;
    private int port;

    @BeforeEach
    void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Settings settings =
                new Settings(Map.of("LANGUARD_SHELL_PORT", Integer.toString(port), "LANGUARD_DATA", data.toString()));
        remote = new RemoteShellServer(settings, shell.processor, shell.actors, new OpenShellRegistry(shell.actors));
        remote.authentication = shell.accounts;
        await().atMost(TIMEOUT).until(remote::isOpen);
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
    }

    @AfterEach
    void close() throws IOException {
        client.stop();
        remote.stop();
    }

    private ClientSession connect() throws IOException {
        ClientSession session =
                client.connect("admin", "127.0.0.1", port).verify(TIMEOUT).getSession();
        session.addPasswordIdentity("secret");
        session.auth().verify(TIMEOUT);
        return session;
    }

    private int exec(ClientSession session, String line) throws IOException {
        out.reset();
        err.reset();
        try (ChannelExec channel = session.createExecChannel(line)) {
            channel.setOut(out);
            channel.setErr(err);
            channel.open().verify(TIMEOUT);
            awaitClosed(channel);
            return channel.getExitStatus();
        }
    }

    private static void awaitClosed(ClientChannel channel) {
        assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT))
                .contains(ClientChannelEvent.CLOSED);
    }

    @Test
    void clientsThatDoNotLogInGiveWayToOneThatDoes() throws Exception {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < LoginLimiter.MAX_PENDING + 5; i++) {
            silent.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
        for (int i = 0; i < 5; i++) {
            silent.get(i).setSoTimeout((int) TIMEOUT.toMillis());
            silent.get(i).getInputStream().readAllBytes(); // ends, since the oldest are closed
        }
        try (ClientSession session = connect()) {
            assertThat(exec(session, "servers")).isZero();
        }
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void aLineThatIsTooLongOrNestedTooDeeplyIsRejected() throws Exception {
        try (ClientSession session = connect()) {
            assertThat(exec(session, "echo " + "x".repeat(70_000))).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("A line has at most 65536 characters\n");
            assertThat(exec(session, "{".repeat(60_000))).isEqualTo(2);
            assertThat(exec(session, "$(".repeat(30_000))).isEqualTo(2);
            assertThat(exec(session, "servers")).isZero();
        }
    }

    @Test
    void shellsBeyondTheMaximumAreRejectedAndTheOthersWork() throws Exception {
        shell.game.write(LogLevel.INFO, "first");
        List<ClientSession> sessions = new ArrayList<>();
        List<ChannelExec> running = new ArrayList<>();
        while (running.size() < RemoteShellServer.MAX_SHELLS) {
            if (running.size() % 4 == 0) {
                sessions.add(connect());
            }
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            ChannelExec channel = sessions.get(sessions.size() - 1).createExecChannel("logs 1 -f");
            channel.setOut(lines);
            channel.open().verify(TIMEOUT);
            running.add(channel);
            await("shell " + running.size()).atMost(TIMEOUT).until(() -> lines.size() > 0);
        }
        sessions.add(connect());
        ClientSession last = sessions.get(sessions.size() - 1);
        assertThat(exec(last, "servers")).isEqualTo(1);
        sessions.get(0).close(true);
        await().atMost(TIMEOUT).until(() -> exec(last, "servers") == 0);
        for (ClientSession session : sessions) {
            session.close();
        }
    }

    @Test
    void aPasteOfMegabytesClosesTheShell() throws Exception {
        try (ClientSession session = connect();
                ChannelShell channel = session.createShellChannel()) {
            channel.setOut(out);
            channel.open().verify(TIMEOUT);
            await().atMost(TIMEOUT).until(() -> out.toString().contains("languard> "));
            OutputStream keyboard = channel.getInvertedIn();
            byte[] piece = "\u001b[200~{ line of a paste\r".repeat(4_000).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            keyboard.write(piece);
                            keyboard.flush();
                        }
                    })
                    .isInstanceOf(IOException.class);
            awaitClosed(channel);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("A line has at most 16384 bytes");
        }
    }

    @Test
    void variablesOfTheClientAreNotHeld() throws Exception {
        try (ClientSession session = connect()) {
            ChannelExec channel = session.createExecChannel("servers");
            for (int i = 0; i < 1_000; i++) {
                channel.setEnv("VARIABLE_" + i, "x".repeat(1_000));
            }
            channel.open().verify(TIMEOUT);
            awaitClosed(channel);
            assertThat(channel.getExitStatus()).isZero();
        }
    }

    @Test
    void theOutputToAClientThatReadsNothingIsNotHeld() throws Exception {
        CoreModuleProperties.WINDOW_SIZE.set(client, 1L << 30);
        AtomicLong written = new AtomicLong();
        shell.processor.addCommand("test", new Flood(written), "flood");
        CountDownLatch release = new CountDownLatch(1);
        ClientSession deaf = connect();
        ChannelExec channel = deaf.createExecChannel("test:flood");
        channel.setOut(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    release.await(); // holds up the thread that reads from the connection
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        channel.open().verify(TIMEOUT);
        await().during(Duration.ofSeconds(2)).atMost(TIMEOUT).until(new Unchanged(written));
        assertThat(written).hasValueLessThan(Flood.BYTES / 4);
        try (ClientSession other = connect()) {
            assertThat(exec(other, "servers")).isZero();
        }
        release.countDown();
        deaf.close(true);
    }

    /** Prints 256 MiB. */
    public static final class Flood {

        static final long BYTES = 256L << 20;

        private final AtomicLong written;

        Flood(AtomicLong written) {
            this.written = written;
        }

        public void flood(CommandSession session) {
            byte[] piece = new byte[64 * 1024];
            while (written.get() < BYTES && !session.getConsole().checkError()) {
                session.getConsole().write(piece, 0, piece.length);
                written.addAndGet(piece.length);
            }
        }
    }

    /** Returns whether something has been written, and nothing more since the last call. */
    private static final class Unchanged implements Callable<Boolean> {

        private final AtomicLong written;
        private long before = -1;

        Unchanged(AtomicLong written) {
            this.written = written;
        }

        @Override
        public Boolean call() {
            long now = written.get();
            boolean unchanged = now > 0 && now == before;
            before = now;
            return unchanged;
        }
    }

    @Test
    void theOutputToAClientThatDoesNotReadFailsAtOnceAfterItHasFailed() {
        AtomicInteger attempts = new AtomicInteger();
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                attempts.incrementAndGet();
                throw new IOException("Nobody reads");
            }
        };
        FailFastOutputStream output = new FailFastOutputStream(stuck);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> output.write(new byte[10])).isInstanceOf(IOException.class);
            assertThatThrownBy(output::flush).isInstanceOf(IOException.class);
        }
        assertThat(attempts).hasValue(1);
    }
}
