package io.languard.launcher;

import io.languard.service.settings.InvalidSettingException;
import io.languard.service.settings.Settings;
import io.languard.service.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.io.input.NoCloseInputStream;
import org.apache.sshd.common.util.io.output.NoCloseOutputStream;
import org.apache.sshd.core.CoreModuleProperties;

/** The client of the remote shell: runs one command for scripts, or an interactive session. */
final class ShellClient {

    private static final int FAILED = 1;
    private static final int NOT_CONNECTED = 2;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** As long as the server waits for the answers of a person. */
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(65);

    private static final String HOST = "127.0.0.1";

    private ShellClient() {}

    /** Runs the words as one command, or opens an interactive session if there are none; returns the exit status. */
    static int run(LanguardHome languardHome, List<String> words) {
        SilentLogging.enable();
        try {
            Settings settings = new Settings(
                    SettingsReader.read(System.getenv(), languardHome.settingsFile(), languardHome.path()));
            if (settings.shellPort() == 0) {
                throw new StartupException("the shell is disabled: LANGUARD_SHELL_PORT is '0'");
            }
            return run(settings, ShellCredentials.ask(), words);
        } catch (StartupException | InvalidSettingException e) {
            System.err.println("languard: " + e.getMessage());
            return NOT_CONNECTED;
        }
    }

    private static int run(Settings settings, ShellCredentials shellCredentials, List<String> words)
            throws StartupException {
        try (SshClient client = client(settings.data().resolve("shell.key.pub"))) {
            client.start();
            try (ClientSession session = connect(client, shellCredentials.user(), settings.shellPort())) {
                authenticate(session, shellCredentials);
                return words.isEmpty() ? ShellTerminal.open(session) : execute(session, CommandLineQuoter.join(words));
            } catch (IOException e) {
                System.err.println("languard: the connection to the shell was lost: " + e.getMessage());
                return FAILED;
            }
        } catch (IOException e) {
            throw new StartupException("failed to close the shell: " + e.getMessage(), e);
        }
    }

    private static int execute(ClientSession session, String line) throws IOException {
        try (ChannelExec channel = session.createExecChannel(line)) {
            channel.setIn(new NoCloseInputStream(System.in));
            channel.setOut(new NoCloseOutputStream(System.out));
            channel.setErr(new NoCloseOutputStream(System.err));
            channel.open().verify(CONNECT_TIMEOUT);
            return await(channel);
        }
    }

    /** Waits until the server has closed the channel; returns its exit status. */
    static int await(ClientChannel channel) {
        channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 0);
        System.out.flush();
        System.err.flush();
        Integer status = channel.getExitStatus();
        return status == null ? FAILED : status;
    }

    private static ClientSession connect(SshClient client, String user, int port) throws StartupException {
        try {
            return client.connect(user, HOST, port).verify(CONNECT_TIMEOUT).getSession();
        } catch (IOException e) {
            throw new StartupException("no Languard is listening on port " + port + " of " + HOST, e);
        }
    }

    private static void authenticate(ClientSession session, ShellCredentials shellCredentials) throws StartupException {
        session.setUserInteraction(shellCredentials);
        try {
            session.auth().verify(LOGIN_TIMEOUT);
        } catch (SshException e) {
            throw new StartupException(reason(e, shellCredentials), e);
        } catch (IOException e) {
            throw new StartupException("login failed: " + e.getMessage(), e);
        }
    }

    private static String reason(SshException failure, ShellCredentials shellCredentials) {
        if (failure.getMessage() != null && failure.getMessage().contains("Server key")) {
            return "the server on this port does not use this data folder: its host key differs";
        }
        return "login failed: "
                + shellCredentials
                        .problem()
                        .orElse("wrong user, password or code, a user without any right, too many failed attempts"
                                + " within a minute, or the database is unavailable");
    }

    private static SshClient client(Path keyFile) throws StartupException {
        Optional<PublicKey> expected = hostKey(keyFile);
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
        // Another round would give the same answers.
        CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
        client.setServerKeyVerifier((session, address, key) ->
                expected.map(known -> KeyUtils.compareKeys(known, key)).orElse(true));
        return client;
    }

    /** Returns the expected host key, if this user may read it. */
    private static Optional<PublicKey> hostKey(Path file) throws StartupException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    PublicKeyEntry.parsePublicKeyEntry(Files.readString(file).strip())
                            .resolvePublicKey(null, null, null));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StartupException(file + " contains no valid key: " + e.getMessage(), e);
        }
    }
}
