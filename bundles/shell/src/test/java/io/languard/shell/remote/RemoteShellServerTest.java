package io.languard.shell.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.languard.api.log.LogLevel;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.PlatformEvent.RightsChanged;
import io.languard.service.event.UserAuditEvent.PasswordChanged;
import io.languard.service.event.UserAuditEvent.PasswordReset;
import io.languard.service.event.UserAuditEvent.UserCreated;
import io.languard.service.event.UserAuditEvent.UserDeleted;
import io.languard.service.settings.Settings;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.shell.FakeUserAccounts;
import io.languard.shell.ShellFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteShellServerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String PASSWORD = "Password: ";
    private static final String CODE = "Code of the authenticator, or recovery code: ";

    @TempDir
    Path data;

    private final ShellFixture shell = new ShellFixture();
    private final OpenShellRegistry openShellRegistry = new OpenShellRegistry(shell.actors);
    private final SshClient client = SshClient.setUpDefaultClient();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private RemoteShellServer remote;
    private int port;
    private volatile String hostKey;

    @BeforeEach
    void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        remote = start();
        client.setServerKeyVerifier((session, address, key) -> {
            hostKey = PublicKeyEntry.toString(key);
            return true;
        });
        client.start();
    }

    @AfterEach
    void close() throws IOException {
        client.stop();
        remote.stop();
    }

    private RemoteShellServer start() {
        Settings settings =
                new Settings(Map.of("LANGUARD_SHELL_PORT", Integer.toString(port), "LANGUARD_DATA", data.toString()));
        RemoteShellServer server = new RemoteShellServer(settings, shell.processor, shell.actors, openShellRegistry);
        server.authentication = shell.accounts;
        await().atMost(TIMEOUT).until(server::isOpen);
        return server;
    }

    private ClientSession connect(String user, String password) throws IOException {
        ClientSession session =
                client.connect(user, "127.0.0.1", port).verify(TIMEOUT).getSession();
        session.addPasswordIdentity(password);
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
            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT))
                    .contains(ClientChannelEvent.CLOSED);
            return channel.getExitStatus();
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void runsALineAndReturnsItsExitStatus() throws IOException {
        try (ClientSession session = connect("admin", "secret")) {
            assertThat(exec(session, "servers")).isZero();
            assertThat(out()).startsWith("ID  NAME").contains("Main Server");
            assertThat(exec(session, "user-add 'b' viewer 'pässword 😀' --json"))
                    .isZero();
            assertThat(out()).contains("\"username\" : \"b\"");
            assertThat(shell.accounts.passwords).containsEntry("b", "pässword 😀");
            assertThat(exec(session, "server 99")).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Server with id 99 not found\n");
            assertThat(out()).isEmpty();
            assertThat(exec(session, "nonsense")).isEqualTo(2);
            assertThat(exec(session, "servers | grep Main")).isZero();
            assertThat(out()).contains("Main Server").doesNotContain("Second");
            assertThat(exec(session, "stop 1")).isZero();
        }
        assertThat(shell.servers.calls).containsExactly("admin stop 1 false null");
    }

    @Test
    void readsAPipedPassword() throws IOException {
        try (ClientSession session = connect("admin", "secret");
                ChannelExec channel = session.createExecChannel("passwd eve")) {
            channel.open().verify(TIMEOUT);
            try (OutputStream in = channel.getInvertedIn()) {
                in.write("from the pipe\n".getBytes(StandardCharsets.UTF_8));
            }
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT);
            assertThat(channel.getExitStatus()).isZero();
        }
        assertThat(shell.accounts.passwords).containsEntry("eve", "from the pipe");
    }

    @Test
    void revokesTheLoginTokenImmediately() throws IOException {
        try (ClientSession session = connect("admin", "secret")) {
            assertThat(session.isAuthenticated()).isTrue();
            assertThat(shell.accounts.tokens).isEmpty();
            assertThat(shell.accounts.addresses).containsExactly("127.0.0.1");
        }
    }

    @Test
    void acceptsOnlyUsersWithTheCorrectPasswordAndAnyRight() throws IOException {
        assertRejected("admin", "wrong");
        assertRejected("nobody", "secret");
        connect("eve", "secret").close();
        shell.accounts.rights.put("eve", List.of());
        assertRejected("eve", "secret");
        assertThat(shell.accounts.tokens).isEmpty();
    }

    /** Logs in as a person does who is asked, and returns what was asked and told. */
    private List<String> interact(String user, String... answers) throws IOException {
        List<String> asked = new ArrayList<>();
        Iterator<String> next = List.of(answers).iterator();
        client.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
        client.setUserInteraction(new UserInteraction() {
            @Override
            public String[] interactive(
                    ClientSession session, String name, String text, String language, String[] prompt, boolean[] echo) {
                asked.add(prompt[0]);
                return new String[] {next.next()};
            }

            @Override
            public void welcome(ClientSession session, String banner, String language) {
                asked.add(banner.strip());
            }

            @Override
            public String getUpdatedPassword(ClientSession session, String prompt, String language) {
                throw new UnsupportedOperationException();
            }
        });
        try (ClientSession session =
                client.connect(user, "127.0.0.1", port).verify(TIMEOUT).getSession()) {
            CoreModuleProperties.PASSWORD_PROMPTS.set(session, 1);
            try {
                session.auth().verify(TIMEOUT);
                asked.add("exit status " + exec(session, "servers"));
            } catch (SshException e) {
                asked.add("refused");
            }
        }
        return asked;
    }

    @Test
    void asksForACodeAfterThePasswordIfTheUserHasTwoFactorLogin() throws IOException {
        shell.accounts.codes.put("admin", "123456");

        assertThat(interact("eve", "secret")).containsExactly(PASSWORD, "exit status 0");
        assertThat(interact("admin", "secret", "123 456")).containsExactly(PASSWORD, CODE, "exit status 0");
        assertThat(interact("admin", "secret", FakeUserAccounts.RECOVERY_CODE))
                .containsExactly(PASSWORD, CODE, "exit status 0");
        assertThat(interact("admin", "secret", "654321")).containsExactly(PASSWORD, CODE, "refused");
        assertThat(interact("admin", "wrong")).containsExactly(PASSWORD, "refused");
        assertThat(shell.accounts.tokens).isEmpty();
    }

    @Test
    void aPasswordAloneIsNotEnoughWithTwoFactorLogin() {
        shell.accounts.codes.put("admin", "123456");
        assertRejected("admin", "secret");
    }

    @Test
    void tellsWhoMustSetUpTwoFactorLogin() throws IOException {
        shell.accounts.withoutTotp.add("eve");

        assertThat(interact("eve", "secret"))
                .containsExactly(PASSWORD, "Two-factor login is required. Set it up in the console first.", "refused");
        assertRejected("eve", "secret");
        assertThat(shell.accounts.tokens).isEmpty();
    }

    @Test
    void aChangeOfRightsReachesAnOpenConnection() throws IOException {
        try (ClientSession session = connect("eve", "secret")) {
            assertThat(exec(session, "servers")).isZero();
            shell.accounts.rights.put("eve", List.of(Grant.everywhere(Set.of(Permission.MODS_MANAGE))));
            assertThat(exec(session, "servers")).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Requires the permission server.view\n");
        }
    }

    @Test
    void endsTheScriptOfAnAdminWhoIsNoLongerOne() throws Exception {
        shell.game.write(LogLevel.INFO, "first");
        try (ClientSession session = connect("admin", "secret");
                ChannelExec channel = session.createExecChannel("logs 1 -f")) {
            channel.setOut(out);
            channel.open().verify(TIMEOUT);
            await().atMost(TIMEOUT).until(() -> out().contains("first"));

            openShellRegistry.onEvent(new RightsChanged("admin", Instant.now()));
            assertThat(channel.isOpen()).isTrue();
            shell.accounts.rights.put("admin", Role.VIEWER.grants());
            openShellRegistry.onEvent(new RightsChanged("admin", Instant.now()));

            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT))
                    .contains(ClientChannelEvent.CLOSED);
        }
    }

    @Test
    void enforcesTheLoginLimit() {
        shell.accounts.limited = true;
        assertRejected("admin", "secret");
    }

    @Test
    void rejectsLoginsWithoutAnAuthenticationService() throws IOException {
        remote.authentication = null;
        assertRejected("admin", "secret");
        remote.authentication = shell.accounts;
        connect("admin", "secret").close();
    }

    private void assertRejected(String user, String password) {
        assertThatExceptionOfType(SshException.class).isThrownBy(() -> connect(user, password));
    }

    @Test
    void listensOnLoopbackOnlyAndKeepsItsHostKey() throws IOException {
        connect("admin", "secret").close();
        String first = hostKey;
        assertThat(Files.readString(data.resolve("shell.key.pub"))).isEqualTo(first + " languard\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("shell.key"))))
                .isEqualTo("rw-------");

        remote.stop();
        remote = start();
        connect("admin", "secret").close();

        assertThat(hostKey).isEqualTo(first);
        try (ServerSocket otherAddress = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(otherAddress.isBound()).isTrue();
        }
    }

    @Test
    void aPersonTypesCompletesAndLeaves() throws Exception {
        try (ClientSession session = connect("admin", "secret");
                ChannelShell channel = open(session)) {
            OutputStream keyboard = channel.getInvertedIn();
            await().atMost(TIMEOUT).until(() -> out().contains("languard> "));
            type(keyboard, "capab\tru\t\r");
            await().atMost(TIMEOUT).until(() -> out().contains("process_config    -"));
            type(keyboard, "servers\r");
            await().atMost(TIMEOUT).until(() -> out().contains("Main Server"));
            type(keyboard, "server 99\r");
            await().atMost(TIMEOUT).until(() -> out().contains("Server with id 99 not found"));
            type(keyboard, "passwd eve\r");
            await().atMost(TIMEOUT).until(() -> out().contains("New password: "));
            type(keyboard, "hidden one\r");
            await().atMost(TIMEOUT).until(() -> out().contains("Repeat password: "));
            type(keyboard, "hidden one\r");
            await().atMost(TIMEOUT).until(() -> out().contains("eve has a new password"));
            assertThat(shell.accounts.passwords).containsEntry("eve", "hidden one");
            type(keyboard, "create Third ar\t/o\t23\t\r");
            await().atMost(TIMEOUT).until(() -> out().contains("rcon_password"));
            assertThat(shell.servers.created.exePath()).isEqualTo("/opt/arma3/server");
            assertThat(shell.servers.created.gamePort()).isEqualTo(2310);
            type(keyboard, "exit\r");
            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT))
                    .contains(ClientChannelEvent.CLOSED);
            assertThat(channel.getExitStatus()).isZero();
        }
        assertThat(out()).doesNotContain("hidden one");
    }

    @Test
    void closesAShellWhenItsUserIsDeleted() throws Exception {
        try (ClientSession session = connect("admin", "secret");
                ChannelShell channel = open(session)) {
            await().atMost(TIMEOUT).until(() -> out().contains("languard> "));

            openShellRegistry.onEvent(new Audited(null, "x", new UserDeleted(1, "other", Role.ADMIN), Instant.now()));
            openShellRegistry.onEvent(new Audited(null, "x", new UserCreated(1, "admin", Role.ADMIN), Instant.now()));
            assertThat(channel.isOpen()).isTrue();
            openShellRegistry.onEvent(new Audited(null, "x", new UserDeleted(1, "admin", Role.ADMIN), Instant.now()));

            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT))
                    .contains(ClientChannelEvent.CLOSED);
        }
    }

    @Test
    void endsAScriptsLineWhenItsUsersPasswordChanges() throws Exception {
        shell.game.write(LogLevel.INFO, "first");
        try (ClientSession session = connect("admin", "secret");
                ChannelExec channel = session.createExecChannel("logs 1 -f")) {
            channel.setOut(out);
            channel.open().verify(TIMEOUT);
            await().atMost(TIMEOUT).until(() -> out().contains("first"));

            openShellRegistry.onEvent(
                    new Audited(null, "x", new PasswordChanged(1, "admin", Role.ADMIN), Instant.now()));

            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT))
                    .contains(ClientChannelEvent.CLOSED);
        }
    }

    @Test
    void endsACommandInAShellWhenItsUsersPasswordIsReset() throws Exception {
        shell.game.write(LogLevel.INFO, "first");
        try (ClientSession session = connect("admin", "secret");
                ChannelShell channel = open(session)) {
            await().atMost(TIMEOUT).until(() -> out().contains("languard> "));
            int before = out().length();
            type(channel.getInvertedIn(), "logs 1 -f\r");
            await().atMost(TIMEOUT).until(() -> out().substring(before).contains("first"));

            openShellRegistry.onEvent(new Audited(null, "x", new PasswordReset(1, "admin", Role.ADMIN), Instant.now()));

            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT))
                    .contains(ClientChannelEvent.CLOSED);
        }
    }

    private ChannelShell open(ClientSession session) throws IOException {
        ChannelShell channel = session.createShellChannel();
        channel.setPtyType("xterm");
        channel.setPtyColumns(200);
        channel.setPtyLines(50);
        channel.setOut(out);
        channel.open().verify(TIMEOUT);
        return channel;
    }

    private static void type(OutputStream keyboard, String text) throws IOException {
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }
}
