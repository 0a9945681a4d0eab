package io.languard.shell.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.shell.FakeUserAccounts;
import io.languard.shell.ShellFixture;
import io.languard.shell.command.SessionActors;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.Test;

class ShellAuthenticatorTest {

    private final FakeUserAccounts users = new FakeUserAccounts();
    private final SessionActors actors = new SessionActors();

    private boolean login(SocketAddress client) {
        actors.authorizer = ShellFixture.AUTHORIZER;
        ServerSession session = (ServerSession) Proxy.newProxyInstance(
                ServerSession.class.getClassLoader(),
                new Class<?>[] {ServerSession.class},
                (self, method, arguments) -> method.getName().equals("getClientAddress") ? client : null);
        return new ShellAuthenticator(() -> users, actors).authenticate("admin", "secret", session);
    }

    @Test
    void attemptsOfAnIpAddressCountForThatAddress() throws UnknownHostException {
        assertThat(login(new InetSocketAddress(InetAddress.getByName("::1"), 5000)))
                .isTrue();
        assertThat(users.addresses).containsExactly("0:0:0:0:0:0:0:1");
    }

    @Test
    void clientWithoutAnIpAddressCanLogInAndItsAttemptsAreCounted() {
        assertThat(login(InetSocketAddress.createUnresolved("client.example", 5000)))
                .isTrue();
        assertThat(login(UnixDomainSocketAddress.of("/run/client"))).isTrue();
        assertThat(users.addresses).containsExactly("client.example/<unresolved>:5000", "/run/client");
    }
}
