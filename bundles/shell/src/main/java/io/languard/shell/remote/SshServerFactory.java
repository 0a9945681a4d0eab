package io.languard.shell.remote;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.command.CommandFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.shell.ShellFactory;

/** Creates SSH servers restricted to what the shell needs: no public keys, no subsystems, no forwarding. */
final class SshServerFactory {

    private static final int SESSIONS_PER_USER = 10;
    private static final int CHANNELS_PER_SESSION = 4;
    private static final int ATTEMPTS_PER_CONNECTION = 3;

    private SshServerFactory() {}

    static SshServer create(
            KeyPair hostKey,
            PasswordAuthenticator authenticator,
            CommandFactory commandFactory,
            ShellFactory shellFactory) {
        SshServer server = SshServer.setUpDefaultServer();
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator(authenticator);
        server.setPublickeyAuthenticator(null);
        server.setKeyboardInteractiveAuthenticator(null);
        server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
        server.setSubsystemFactories(List.of());
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setCommandFactory(commandFactory);
        server.setShellFactory(shellFactory);
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "LANGUARD");
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, ATTEMPTS_PER_CONNECTION);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, SESSIONS_PER_USER);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, CHANNELS_PER_SESSION);
        // An idle person may be reading a long table or waiting for a server to start.
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        return server;
    }
}
