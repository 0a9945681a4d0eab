package io.languard.core.remote;

import static io.languard.core.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.core.FakeRemote;
import io.languard.core.Memory;
import io.languard.core.Platform;
import io.languard.ports.rule.Limits;
import io.languard.ports.server.ServerStatus;
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

class RemoteServiceTest {

    @TempDir
    Path data;

    Platform platform;
    FakeRemote remote;

    @BeforeEach
    void start() {
        platform = new Platform(data, new Memory());
        remote = platform.remote;
    }

    @AfterEach
    void stop() {
        platform.servers.list(null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(Platform.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void errorsComeInTheOrderOfTheContract() {
        refused(ErrorCode.NOT_FOUND, () -> command(77, ""));
        int id = platform.create("one", null);
        refused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> command(id, ""));
        platform.plugRemote();
        for (String text : new String[] {" ", "a\nb", "x".repeat(Limits.MESSAGE + 1)}) {
            refused(ErrorCode.VALIDATION_ERROR, () -> command(id, text));
            refused(ErrorCode.VALIDATION_ERROR, () -> platform.console.say(Platform.ADMIN, id, text));
        }
        refused(ErrorCode.SERVER_NOT_RUNNING, () -> command(id, "x".repeat(Limits.MESSAGE)));
        refused(ErrorCode.SERVER_NOT_RUNNING, () -> command(id, "x"));
        refused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.console.say(Platform.ADMIN, id, "x"));
        platform.unplug();
        refused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.console.require(id));
    }

    @Test
    void aCommandIsAnsweredRightAfterTheStart() {
        platform.plugRemote();
        int id = platform.running("one", null);
        assertThat(command(id, "hello")).isEqualTo("done: hello");
        platform.console.say(Platform.ADMIN, id, "hi all");
        assertThat(remote.sent).containsExactly("hello", "say hi all");
        assertThat(platform.trail(id, "remote_command").get(0).detail()).isEqualTo("{\"command\":\"hello\"}");
        assertThat(platform.trail(id, "remote_say").get(0).actor()).isEqualTo("admin");
    }

    @Test
    void aCommandWaitsForASessionThatIsOnlyJustConnecting() {
        remote.connects = false;
        platform.plugRemote();
        int id = platform.running("one", null);
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> command(id, "hello"));
        Awaitility.await().until(() -> remote.opened == 1);
        assertThat(answer).isNotDone();
        remote.listener.connected(true);
        assertThat(answer).succeedsWithin(Duration.ofSeconds(2)).isEqualTo("done: hello");
    }

    @Test
    void aSessionThatDoesNotConnectIsUnavailableInTime() {
        remote.connects = false;
        platform.plugRemote();
        int id = platform.running("one", null);
        long begun = System.nanoTime();
        refused(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, () -> command(id, "hello"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(7));
        assertThat(remote.sent).isEmpty();
    }

    @Test
    void aGameThatDoesNotAnswerIsUnavailableInTime() {
        platform.plugRemote();
        int id = platform.running("one", null);
        remote.answer = command -> new CompletableFuture<>();
        long begun = System.nanoTime();
        refused(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, () -> command(id, "hello"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(7));
        assertThat(platform.trail(id, "remote_command").get(0).detail()).contains("REMOTE_ADMIN_UNAVAILABLE");
    }

    @Test
    void anAdapterThatGoesDuringACommandEndsItCleanly() {
        platform.plugRemote();
        int id = platform.running("one", null);
        remote.answer = command -> new CompletableFuture<>();
        CompletableFuture<Object> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return command(id, "hello");
            } catch (LanguardException e) {
                return e.code();
            }
        });
        Awaitility.await().until(() -> remote.sent.contains("hello"));
        platform.unplugRemote();
        assertThat(outcome).succeedsWithin(Duration.ofSeconds(1)).isEqualTo(ErrorCode.GAME_TYPE_NOT_FOUND);
    }

    @Test
    void theSessionComesBackWithTheAdapter() {
        platform.plugRemote();
        int id = platform.running("one", null);
        command(id, "one");
        platform.unplugRemote();
        refused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> command(id, "two"));
        platform.plugRemote();
        assertThat(command(id, "three")).isEqualTo("done: three");
        assertThat(remote.opened).isEqualTo(2);
    }

    @Test
    void aSessionEndsWithItsServerAndWhatWaitsForItToo() {
        remote.connects = false;
        platform.plugRemote();
        int id = platform.running("one", null);
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
        platform.lifecycle.kill(Platform.ADMIN, id);
        assertThat(outcome).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(ErrorCode.SERVER_NOT_RUNNING);
        Awaitility.await().until(() -> remote.closed == 1);
    }

    @Test
    void aShutdownByCommandIsAStopByAnAdmin() {
        platform.plugRemote();
        int id = runningWithAutoRestart();
        remote.answer = command -> {
            end(id);
            return new CompletableFuture<>(); // as a game that is gone
        };
        assertThat(command(id, "#shutdown")).isEmpty();
        platform.await(id, ServerStatus.STOPPED);
        assertThat(platform.trail(id, "crashed")).isEmpty();
        assertThat(platform.trail(id, "stopped")).hasSize(1);
        assertThat(platform.trail(id, "remote_command").get(0).detail()).isEqualTo("{\"command\":\"#shutdown\"}");
        refused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.lifecycle.stop(Platform.ADMIN, id, false, null));
    }

    @Test
    void aRestartByCommandStartsAgainEvenWithoutAutoRestart() {
        platform.plugRemote();
        int id = platform.running("one", null);
        long before = platform.servers.get(id).pid();
        remote.answer = command -> {
            end(id);
            return CompletableFuture.completedFuture("");
        };
        command(id, "#restartserver");
        Awaitility.await()
                .until(() -> platform.servers.get(id).status() == ServerStatus.RUNNING
                        && platform.servers.get(id).pid() != before);
        assertThat(platform.trail(id, "crashed")).isEmpty();
    }

    @Test
    void aShutdownThatWasNeverSentExcusesNoCrash() {
        remote.connects = false;
        platform.plugRemote();
        int id = platform.running("one", null);
        refused(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, () -> command(id, "#shutdown"));
        end(id);
        platform.await(id, ServerStatus.CRASHED);
    }

    @Test
    void anOtherCommandExcusesNoCrash() {
        platform.plugRemote();
        int id = platform.running("one", null);
        command(id, "say -1 #shutdown");
        end(id);
        platform.await(id, ServerStatus.CRASHED);
    }

    @Test
    void whatTheGameSaysReachesLogAndTrail() {
        platform.plugRemote();
        int id = platform.running("one", null);
        command(id, "hello");
        remote.listener.received(new LogItem.Entry(null, LogLevel.WARNING, "wrong password"));
        remote.listener.received(new LogItem.Notice("chat", Map.of("message", "hi")));
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
        assertThat(CommandMask.mask(command)).isEqualTo(kept);
    }

    private int runningWithAutoRestart() {
        int id = platform.create("again", null, true, 3);
        platform.lifecycle.start(Platform.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        return id;
    }

    private void end(int id) {
        ProcessHandle.of(platform.servers.get(id).pid()).orElseThrow().destroy();
    }

    private String command(int id, String command) {
        return platform.console.command(Platform.ADMIN, id, command);
    }
}
