package io.languard.shell.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Authorizer;
import io.languard.shell.FakeUserAccounts;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.Test;

class AdminAuthenticatorTest {

    private final FakeUserAccounts users = new FakeUserAccounts();
    private final Authorizer authorizer = (actor, permission, serverId) -> true;

    private boolean login(SocketAddress client) {
        ServerSession session = (ServerSession) Proxy.newProxyInstance(
                ServerSession.class.getClassLoader(),
                new Class<?>[] {ServerSession.class},
                (self, method, arguments) -> method.getName().equals("getClientAddress") ? client : null);
        return new AdminAuthenticator(() -> users, () -> authorizer).authenticate("admin", "secret", session);
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
