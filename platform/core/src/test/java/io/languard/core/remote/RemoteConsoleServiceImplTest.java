package io.languard.core.remote;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.core.InMemoryStores;
import io.languard.core.ScriptedRemoteAdmin;
import io.languard.core.TestCore;
import io.languard.service.remote.RemoteOperation;
import io.languard.service.server.ServerStatus;
import io.languard.service.validation.FieldLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteConsoleServiceImplTest {

    @TempDir
    Path data;

    TestCore platform;
    ScriptedRemoteAdmin remote;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
        remote = platform.remote;
    }

    @AfterEach
    void stop() {
        platform.servers.list(TestCore.VIEWER, null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void errorsComeInTheOrderOfTheContract() {
        assertRefused(ErrorCode.NOT_FOUND, () -> command(77, ""));
        int id = platform.create("one", null);
        assertRefused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> command(id, ""));
        platform.registerRemoteAdmin();
        for (String text : new String[] {" ", "a\nb", "x".repeat(FieldLimits.MAX_MESSAGE_LENGTH + 1)}) {
            assertRefused(ErrorCode.VALIDATION_ERROR, () -> command(id, text));
            assertRefused(ErrorCode.VALIDATION_ERROR, () -> platform.console.say(TestCore.ADMIN, id, text));
        }
        assertRefused(ErrorCode.SERVER_NOT_RUNNING, () -> command(id, "x".repeat(FieldLimits.MAX_MESSAGE_LENGTH)));
        assertRefused(ErrorCode.SERVER_NOT_RUNNING, () -> command(id, "x"));
        assertRefused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.console.say(TestCore.ADMIN, id, "x"));
        platform.unregisterAdapter();
        assertRefused(
                ErrorCode.GAME_TYPE_NOT_FOUND,
                () -> platform.console.require(TestCore.VIEWER, id, RemoteOperation.COMMAND));
    }

    @Test
    void aCommandSucceedsRightAfterTheStart() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        assertThat(command(id, "hello")).isEqualTo("done: hello");
        platform.console.say(TestCore.ADMIN, id, "hi all");
        assertThat(remote.sent).containsExactly("hello", "say hi all");
        assertThat(platform.trail(id, "remote_command").get(0).detail()).isEqualTo("{\"command\":\"hello\"}");
        assertThat(platform.trail(id, "remote_say").get(0).actor()).isEqualTo("admin");
    }

    @Test
    void aCommandWaitsForASessionThatIsConnecting() {
        remote.connects = false;
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        CompletableFuture<String> response =
                CompletableFuture.supplyAsync(() -> command(id, "hello"), TestCore.CLIENTS);
        Awaitility.await().until(() -> remote.opened == 1);
        assertThat(response).isNotDone();
        remote.listener.connectionChanged(true);
        assertThat(response).succeedsWithin(Duration.ofSeconds(2)).isEqualTo("done: hello");
    }

    @Test
    void aSessionThatDoesNotConnectIsReportedAsUnavailableInTime() {
        remote.connects = false;
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        long startNanos = System.nanoTime();
        assertRefused(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, () -> command(id, "hello"));
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(7));
        assertThat(remote.sent).isEmpty();
    }

    @Test
    void aGameThatDoesNotRespondIsReportedAsUnavailableInTime() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        remote.response = command -> new CompletableFuture<>();
        long startNanos = System.nanoTime();
        assertRefused(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, () -> command(id, "hello"));
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(7));
        assertThat(platform.trail(id, "remote_command").get(0).detail()).contains("REMOTE_ADMIN_UNAVAILABLE");
    }

    @Test
    void anAdapterUnregisteredDuringACommandEndsItWithACodedError() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        remote.response = command -> new CompletableFuture<>();
        CompletableFuture<Object> outcome = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return command(id, "hello");
                    } catch (LanguardException e) {
                        return e.code();
                    }
                },
                TestCore.CLIENTS);
        Awaitility.await().until(() -> remote.sent.contains("hello"));
        platform.unregisterRemoteAdmin();
        assertThat(outcome).succeedsWithin(Duration.ofSeconds(1)).isEqualTo(ErrorCode.GAME_TYPE_NOT_FOUND);
    }

    @Test
    void theSessionIsReopenedWithTheAdapter() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        command(id, "one");
        platform.unregisterRemoteAdmin();
        assertRefused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> command(id, "two"));
        platform.registerRemoteAdmin();
        assertThat(command(id, "three")).isEqualTo("done: three");
        assertThat(remote.opened).isEqualTo(2);
    }

    @Test
    void aSessionAndItsPendingRequestsEndWithTheServer() {
        remote.connects = false;
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        Awaitility.await().until(() -> remote.opened == 1);
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                outcome.complete(command(id, "hello"));
            } catch (LanguardException e) {
                outcome.complete(e.code());
            }
        });
        caller.start();
        Awaitility.await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        platform.lifecycle.kill(TestCore.ADMIN, id);
        assertThat(outcome).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(ErrorCode.SERVER_NOT_RUNNING);
        Awaitility.await().until(() -> remote.closed == 1);
    }

    @Test
    void aShutdownByCommandIsAStopByAnAdmin() {
        platform.registerRemoteAdmin();
        int id = runningWithAutoRestart();
        remote.response = command -> {
            end(id);
            return new CompletableFuture<>(); // as from a game that has exited
        };
        assertThat(command(id, "#shutdown")).isEmpty();
        platform.await(id, ServerStatus.STOPPED);
        assertThat(platform.trail(id, "crashed")).isEmpty();
        assertThat(platform.trail(id, "stopped")).hasSize(1);
        assertThat(platform.trail(id, "remote_command").get(0).detail()).isEqualTo("{\"command\":\"#shutdown\"}");
        assertRefused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.lifecycle.stop(TestCore.ADMIN, id, false, null));
    }

    @Test
    void aRestartByCommandStartsAgainEvenWithoutAutoRestart() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        long before = platform.servers.get(TestCore.VIEWER, id).pid();
        remote.response = command -> {
            end(id);
            return CompletableFuture.completedFuture("");
        };
        command(id, "#restartserver");
        Awaitility.await()
                .until(() -> platform.servers.get(TestCore.VIEWER, id).status() == ServerStatus.RUNNING
                        && platform.servers.get(TestCore.VIEWER, id).pid() != before);
        assertThat(platform.trail(id, "crashed")).isEmpty();
    }

    @Test
    void aCrashAfterAShutdownThatWasNotSentIsStillACrash() {
        remote.connects = false;
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        assertRefused(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, () -> command(id, "#shutdown"));
        end(id);
        platform.await(id, ServerStatus.CRASHED);
    }

    @Test
    void aCrashAfterAnyOtherCommandIsStillACrash() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        command(id, "say -1 #shutdown");
        end(id);
        platform.await(id, ServerStatus.CRASHED);
    }

    @Test
    void anInvalidCommandDoesNotWithdrawTheShutdownOfAnother() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        command(id, "#shutdown");
        remote.response = command -> {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "no such command");
        };
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> command(id, "nonsense"));
        end(id);
        platform.await(id, ServerStatus.STOPPED);
    }

    @Test
    void aShutdownThatIsInvalidIsWithdrawn() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        remote.response = command -> {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "not now");
        };
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> command(id, "#shutdown"));
        end(id);
        platform.await(id, ServerStatus.CRASHED);
    }

    @Test
    void aSessionThatIsOpenedTooLateIsClosedInTheEnd() {
        remote.hangsAtOpen = true;
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !remote.hangsAtOpen); // the call has timed out
        platform.lifecycle.kill(TestCore.ADMIN, id);
        Awaitility.await().until(() -> remote.closed == remote.opened);
    }

    @Test
    void messagesOfTheGameReachTheLogAndTheAuditTrail() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        command(id, "hello");
        remote.listener.received(new LogItem.LogEntry(null, LogLevel.WARNING, "wrong password"));
        remote.listener.received(new LogItem.GameEvent("chat", Map.of("message", "hi")));
        platform.awaitEvent(id, "chat");
        assertThat(platform.trail(id, "chat").get(0).actor()).isEqualTo("game");
        Awaitility.await().until(() -> !platform.memory.logStore.messages(id).isEmpty());
        assertThat(platform.memory.logStore.messages(id)).containsExactly("wrong password");
    }

    @ParameterizedTest
    @CsvSource({
        "RConPassword hunter2, RConPassword ***",
        "'  rconpassword   hunter2 x', '  rconpassword   ***'",
        "#login hunter2, #login ***",
        "# LOGIN hunter2, # LOGIN ***",
        "#login, #login",
        "say -1 my login is late, say -1 my login is late",
        "#shutdown, #shutdown"
    })
    void passwordsDoNotReachTheTrail(String command, String kept) {
        assertThat(CommandMasker.mask(command)).isEqualTo(kept);
    }

    private int runningWithAutoRestart() {
        int id = platform.create("again", null, true, 3);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        return id;
    }

    private void end(int id) {
        ProcessHandle.of(platform.servers.get(TestCore.VIEWER, id).pid())
                .orElseThrow()
                .destroy();
    }

    private String command(int id, String command) {
        return platform.console.command(TestCore.ADMIN, id, command);
    }
}
