package io.languard.lxc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;

class RemoteLineTest {

    private static final URI ONE = URI.create("https://127.0.0.1:1");
    private static final URI TWO = URI.create("https://127.0.0.1:2");

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() ->
                        remote(Optional.of(Path.of("/nowhere/client.key"))).base())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("/nowhere/client.key cannot be read");
        assertThatThrownBy(() -> remote(Optional.empty()).base())
                .hasMessage("LXC_REMOTE needs LXC_CLIENT_CERT and LXC_CLIENT_KEY");
    }

    @Test
    void asksTheNextMemberOnceForEachThatFails() {
        RemoteLine line = new RemoteLine(List.of(ONE, TWO), new SslContextFactory.Client());
        assertThat(line.places()).isEqualTo(2);
        line.failed(ONE);
        line.failed(ONE); // who was on it, too, does not send everybody back
        assertThat(line.base()).isEqualTo(TWO);
        line.failed(TWO);
        assertThat(line.base()).isEqualTo(ONE);
    }

    private static RemoteLine remote(Optional<Path> key) {
        return new RemoteLine(List.of(ONE), new EngineTls(key, key, Optional.empty()));
    }
}
