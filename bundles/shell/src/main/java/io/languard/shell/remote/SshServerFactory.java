package io.languard.shell.remote;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.command.CommandFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.shell.ShellFactory;

/** Creates SSH servers restricted to what the shell needs: no public keys, no subsystems, no forwarding. */
final class SshServerFactory {

    private static final int MAX_SESSIONS_PER_USER = 10;
    private static final int MAX_CHANNELS_PER_SESSION = 4;
    private static final int MAX_ATTEMPTS_PER_CONNECTION = 3;
    private static final Duration LOGIN_TIME = Duration.ofSeconds(60);

    /** How long a client may read nothing. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    /** What a client may send before it is read; the default of 2 MiB is for files. */
    private static final long WINDOW = 64 * 1024;

    private SshServerFactory() {}

    static SshServer create(
            KeyPair hostKey,
            ShellAuthenticator authenticator,
            CommandFactory commandFactory,
            ShellFactory shellFactory) {
        SshServer server = SshServer.setUpDefaultServer();
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator(authenticator);
        server.setPublickeyAuthenticator(null);
        server.setKeyboardInteractiveAuthenticator(authenticator);
        server.setUserAuthFactories(List.of(TwoQuestionLogin.factory(authenticator), UserAuthPasswordFactory.INSTANCE));
        server.setChannelFactories(List.of(new ChannelSessionFactory() {
            @Override
            public Channel createChannel(Session session) {
                return new ShellSessionChannel();
            }
        }));
        server.setChannelStreamWriterResolver((channel, command) -> new PacedStreamWriter(channel, MAX_WAIT));
        server.addSessionListener(new LoginLimiter());
        server.setSubsystemFactories(List.of());
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setCommandFactory(commandFactory);
        server.setShellFactory(shellFactory);
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "LANGUARD");
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MAX_ATTEMPTS_PER_CONNECTION);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, MAX_SESSIONS_PER_USER);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, MAX_CHANNELS_PER_SESSION);
        CoreModuleProperties.AUTH_TIMEOUT.set(server, LOGIN_TIME);
        CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, MAX_WAIT);
        // An idle person may be reading a long table or waiting for a server to start.
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        return server;
    }
}
