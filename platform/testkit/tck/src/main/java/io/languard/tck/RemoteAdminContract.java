package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.process.ConsoleInput;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.CommandParameter;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteCommand;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract for a server that is not running. The adapter's own tests must cover running servers. */
abstract class RemoteAdminContract extends CapabilityContract<RemoteAdmin> {

    private static final int TIMEOUT_SECONDS = 15;

    RemoteAdminContract() {
        super(RemoteAdmin.class);
    }

    @Test
    void requestsToAnUnreachableServerFailWithinTheTimeLimit() throws Exception {
        ifSupported(() -> {
            try (RemoteSession session = open()) {
                isUnavailable(session.command("status"));
            }
        });
    }

    @Test
    void aClosedSessionRejectsCommandsAndCanBeClosedAgain() throws Exception {
        ifSupported(() -> {
            RemoteSession session = open();
            session.close();
            session.close();
            isUnavailable(session.command("status"));
        });
    }

    @Test
    void pendingRequestsFailWhenTheSessionIsClosed() throws Exception {
        ifSupported(() -> {
            RemoteSession session = open();
            CompletionStage<String> response = session.command("status");
            session.close();
            isUnavailable(response);
        });
    }

    @Test
    void anyTextHasAShutdownIntent() throws Exception {
        ifSupported(() -> {
            for (String text : new String[] {"", " ", "status", "#shutdown", "a\nb", "\u0000"}) {
                ShutdownIntent effect = call(admin -> admin.shutdownIntent(text));
                assertThat(effect).as(text).isNotNull();
            }
        });
    }

    @Test
    void everyCommandIsNamedOnceWithItsParameters() throws Exception {
        ifSupported(() -> {
            List<RemoteCommand> commands = call(RemoteAdmin::commands);
            assertThat(commands).extracting(RemoteCommand::name).doesNotHaveDuplicates();
            assertThat(commands).allSatisfy(command -> {
                assertThat(command.name()).isEqualTo(command.name().strip()).isNotEmpty();
                assertThat(List.of(command.name(), command.description()))
                        .as("texts in a single line")
                        .noneMatch(RemoteAdminContract::hasControlCharacter);
                assertThat(command.parameters())
                        .extracting(CommandParameter::optional)
                        .as("parameters of %s: the optional ones are last", command.name())
                        .isSorted();
            });
        });
    }

    @Test
    void commandsAreWrittenToTheStandardInputIfTheGameReadsIt() throws Exception {
        ifSupported(() -> {
            List<String> lines = new CopyOnWriteArrayList<>();
            GameServer server = withInput(lines);
            try (RemoteSession session = open(game(), server)) {
                CompletionStage<String> response = session.command("status");
                if (readsInput(server)) {
                    response.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                    assertThat(lines).isNotEmpty().noneMatch(RemoteAdminContract::hasControlCharacter);
                }
            }
            if (!readsInput(server)) {
                assertThat(lines)
                        .as("LaunchCommand.standardInput() is false, so nothing reads these lines")
                        .isEmpty();
            }
        });
    }

    @Test
    void theLineThatShutsTheGameDownIsKnownToDoSo() throws Exception {
        ifSupported(() -> {
            List<String> lines = new CopyOnWriteArrayList<>();
            GameServer server = withInput(lines);
            if (readsInput(server) && !game().lacks(GracefulShutdown.class)) {
                try (RemoteSession session = open(game(), server)) {
                    game().call(GracefulShutdown.class, part -> part.shutdown(session))
                            .toCompletableFuture()
                            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                }
                assertThat(lines).isNotEmpty().noneMatch(RemoteAdminContract::hasControlCharacter);
                ShutdownIntent effect = call(admin -> admin.shutdownIntent(lines.get(lines.size() - 1)));
                assertThat(effect)
                        .as("or its exit would count as a crash when an admin sends the line as a command")
                        .isEqualTo(ShutdownIntent.STOP);
            }
        });
    }

    private static boolean hasControlCharacter(String line) {
        return line.chars().anyMatch(Character::isISOControl);
    }

    private GameServer withInput(List<String> lines) throws Exception {
        ConsoleInput input = line -> {
            lines.add(line);
            return CompletableFuture.completedFuture(null);
        };
        return server().extension(ConsoleInput.class, input).build();
    }

    private boolean readsInput(GameServer server) {
        return !game().lacks(ServerLauncher.class)
                && game().call(ServerLauncher.class, launcher -> launcher.launchCommand(server))
                        .standardInput();
    }

    private RemoteSession open() throws Exception {
        return open(game(), server().build());
    }

    static RemoteSession open(RegisteredGame game, GameServer server) {
        return game.call(RemoteAdmin.class, admin -> admin.open(server, new NoOpRemoteListener()));
    }

    static void isUnavailable(CompletionStage<?> stage) throws Exception {
        try {
            stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(LanguardException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE));
            return;
        }
        throw new AssertionError("The session responded although no server is running");
    }

    private static final class NoOpRemoteListener implements RemoteListener {
        @Override
        public void connectionChanged(boolean connected) {
            // The contract tests do not check notifications.
        }

        @Override
        public void received(LogItem item) {
            // The contract tests do not check notifications.
        }

        @Override
        public void playersChanged() {
            // The contract tests do not check notifications.
        }
    }
}
