package io.languard.core.schedule;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static io.languard.core.TestCore.ADMIN;
import static io.languard.core.schedule.ScheduleFixture.say;
import static io.languard.core.schedule.ScheduleFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.event.LifecycleAuditEvent.StopRequested;
import io.languard.service.event.PlatformEvent;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.server.ServerStatus;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carries out actions on a real process. */
class StepExecutorTest {

    private static final String SERVER = "trap 'exit 0' TERM; echo READY; while :; do sleep 0.05; done";

    @TempDir
    Path data;

    private TestCore core;
    private StepExecutor executor;

    @BeforeEach
    void start() {
        core = new TestCore(data, new InMemoryStores());
        ServerStateAwaiter awaiter = new ServerStateAwaiter();
        core.events.addListener(awaiter);
        executor = new StepExecutor(
                core.serverRegistry,
                core.lifecycle,
                core.console,
                awaiter,
                (actor, id) -> CompletableFuture.completedStage(null));
    }

    @AfterEach
    void stop() {
        for (var server : core.serverRegistry.all()) {
            if (server.isActive()) {
                core.lifecycle.kill(ADMIN, server.id());
            }
        }
        core.crash();
    }

    private void execute(int id, ScheduleStep step) throws Exception {
        executor.execute(ADMIN, id, "nightly", step).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private ServerStatus status(int id) {
        return core.servers.get(ADMIN, id).status();
    }

    @Test
    void aStartIsDoneWhenTheGameIsReadyAndAStopWhenItHasEnded() throws Exception {
        int id = core.create("one", SERVER);

        execute(id, step(ScheduleAction.START));
        assertThat(status(id)).isEqualTo(ServerStatus.RUNNING);

        execute(id, step(ScheduleAction.STOP));
        assertThat(status(id)).isEqualTo(ServerStatus.STOPPED);
        assertThat(core.recorded.eventsOf(PlatformEvent.Audited.class))
                .extracting(PlatformEvent.Audited::event)
                .contains(new StopRequested(false, "Schedule: nightly"));
    }

    @Test
    void aRestartIsDoneWhenTheNewProcessIsReady() throws Exception {
        int id = core.createRunning("one", SERVER);
        Long before = core.servers.get(ADMIN, id).pid();

        execute(id, step(ScheduleAction.RESTART));

        assertThat(status(id)).isEqualTo(ServerStatus.RUNNING);
        assertThat(core.servers.get(ADMIN, id).pid()).isNotEqualTo(before);
    }

    @Test
    void aKillIsDoneWhenTheProcessHasEnded() throws Exception {
        int id = core.createRunning("one", SERVER);
        execute(id, step(ScheduleAction.KILL));
        assertThat(status(id)).isEqualTo(ServerStatus.STOPPED);
    }

    @Test
    void aStartOfAGameThatEndsBeforeItIsReadyFailsWithTheReason() {
        int id = core.create("one", "exit 3");
        assertThatThrownBy(() -> execute(id, step(ScheduleAction.START)))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessageStartingWith("The server did not become ready");
    }

    @Test
    void whatTheServerOrTheGameRefusesFailsAtOnce() {
        int id = core.create("one", SERVER);
        assertRefused(ErrorCode.SERVER_NOT_RUNNING, () -> execute(id, step(ScheduleAction.RESTART)));
        assertThat(assertRefused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> execute(id, say("hello"))))
                .hasMessageContaining("fake");
    }

    @Test
    void whileTheAdapterIsAwayEveryActionThatNeedsItFails() {
        int id = core.create("one", SERVER);
        core.unregisterAdapter();
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> execute(id, step(ScheduleAction.START)));
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> execute(id, say("hello")));
    }
}
