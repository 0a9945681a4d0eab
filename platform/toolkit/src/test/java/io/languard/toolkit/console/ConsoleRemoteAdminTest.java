package io.languard.toolkit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.languard.api.GameServer;
import io.languard.api.ServerConfig;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.process.ConsoleInput;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ConsoleRemoteAdminTest {

    private final ConsoleRemoteAdmin admin = new ConsoleRemoteAdmin("stop");
    private final List<String> lines = new ArrayList<>();
    private final List<Boolean> connected = new ArrayList<>();
    private final RemoteSession session = open(line -> {
        lines.add(line);
        return CompletableFuture.completedFuture(null);
    });

    @Test
    void aCommandIsALineWithAnEmptyResponse() {
        assertThat(connected).containsExactly(true);
        assertThat(session.command("list")).isCompletedWithValue("");
        assertThat(lines).containsExactly("list");
    }

    @Test
    void theGameIsShutDownByItsLine() {
        assertThat(admin.shutdown(session)).isCompletedWithValue(null);
        assertThat(lines).containsExactly("stop");
        assertThat(admin.shutdownIntent(" stop ")).isEqualTo(ShutdownIntent.STOP);
        assertThat(admin.shutdownIntent("say stop")).isEqualTo(ShutdownIntent.NONE);
    }

    @Test
    void aClosedSessionAndAGameWithoutInputAreUnavailable() {
        session.close();
        assertThat(failure(session.command("list"))).isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
        assertThat(failure(open(null).command("list"))).isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
        assertThat(lines).isEmpty();
    }

    private static ErrorCode failure(CompletionStage<?> stage) {
        ExecutionException failure = catchThrowableOfType(
                ExecutionException.class, () -> stage.toCompletableFuture().get());
        return ((LanguardException) failure.getCause()).code();
    }

    private RemoteSession open(ConsoleInput input) {
        return admin.open(new TestGameServer(input), new RemoteListener() {
            @Override
            public void connectionChanged(boolean now) {
                connected.add(now);
            }

            @Override
            public void received(LogItem item) {
                throw new AssertionError();
            }

            @Override
            public void playersChanged() {
                throw new AssertionError();
            }
        });
    }

    private record TestGameServer(ConsoleInput input) implements GameServer {

        @Override
        public int id() {
            return 1;
        }

        @Override
        public String gameType() {
            return "test";
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public String executable() {
            return "server";
        }

        @Override
        public int gamePort() {
            return 1;
        }

        @Override
        public OptionalInt remoteAdminPort() {
            return OptionalInt.empty();
        }

        @Override
        public Path directory() {
            return Path.of(".");
        }

        @Override
        public ServerConfig config() {
            throw new AssertionError();
        }

        @Override
        public <T> Optional<T> extension(Class<T> type) {
            return Optional.ofNullable(type.cast(input));
        }
    }
}
