package io.languard.arma3.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.log.LogItem;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.TestServer;
import io.languard.arma3.rcon.ChaosRconServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepeatedActionsTest {

    @Test
    void actionsAreSentOnceAndListsAreRepeated() throws Exception {
        Arma3RemoteAdmin admin = new Arma3RemoteAdmin();
        try (ChaosRconServer game = new ChaosRconServer("Abcdefgh12345678", command -> "reply")) {
            TestServer server = new TestServer(Path.of("servers/1"))
                    .ports(2302, game.port())
                    .with("rcon", "repeat_actions", 0);
            try (RemoteSession session = admin.open(server, new NoOpRemoteListener())) {
                assertThat(session.command("version").toCompletableFuture().get(5, TimeUnit.SECONDS))
                        .isEqualTo("reply");
                game.dropReplies(true);
                CompletionStage<Void> said = new Arma3MessageBroadcaster().say(session, "hi");
                CompletionStage<String> listed = session.command("bans");
                for (CompletionStage<?> reply : List.of(said, listed)) {
                    assertThatThrownBy(() -> reply.toCompletableFuture().get(10, TimeUnit.SECONDS))
                            .hasMessageContaining("did not respond in time");
                }
            }
            assertThat(game.commands()).filteredOn("say -1 hi"::equals).hasSize(1);
            assertThat(game.commands()).filteredOn("bans"::equals).hasSizeGreaterThan(5);
        } finally {
            admin.close();
        }
    }

    private static final class NoOpRemoteListener implements RemoteListener {
        @Override
        public void connectionChanged(boolean connected) {}

        @Override
        public void received(LogItem item) {}

        @Override
        public void playersChanged() {}
    }
}
