package io.languard.lxc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;

class RemoteEngineConnectionTest {

    private static final URI ONE = URI.create("https://127.0.0.1:1");
    private static final URI TWO = URI.create("https://127.0.0.1:2");

    @Test
    void namesTheMissingFile() {
        assertThatThrownBy(() ->
                        remote(Optional.of(Path.of("/nowhere/client.key"))).baseUri())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("/nowhere/client.key cannot be read");
        assertThatThrownBy(() -> remote(Optional.empty()).baseUri())
                .hasMessage("LXC_REMOTE needs LXC_CLIENT_CERT and LXC_CLIENT_KEY");
    }

    @Test
    void movesOnOncePerFailedMember() {
        RemoteEngineConnection connection =
                new RemoteEngineConnection(List.of(ONE, TWO), new SslContextFactory.Client());
        assertThat(connection.endpointCount()).isEqualTo(2);
        connection.markUnreachable(ONE);
        connection.markUnreachable(ONE); // a second failure on the same member changes nothing
        assertThat(connection.baseUri()).isEqualTo(TWO);
        connection.markUnreachable(TWO);
        assertThat(connection.baseUri()).isEqualTo(ONE);
    }

    private static RemoteEngineConnection remote(Optional<Path> key) {
        return new RemoteEngineConnection(List.of(ONE), new EngineTlsContextFactory(key, key, Optional.empty()));
    }
}
