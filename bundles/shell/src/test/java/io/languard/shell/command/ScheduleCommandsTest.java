package io.languard.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.job.JobState;
import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.OnFailure;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleStep;
import io.languard.shell.ShellFixture;
import io.languard.testkit.service.FakeJobs;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleCommandsTest {

    private final ShellFixture shell = new ShellFixture();

    private String ok(String line) throws Exception {
        int status = shell.run(line);
        assertThat(shell.err).isEmpty();
        assertThat(status).isZero();
        return shell.out;
    }

    @Test
    void listsSchedulesAndRuns() throws Exception {
        assertThat(ok("schedules 1"))
                .contains("0 5 * * *", "Europe/Berlin", "2026-04-17T03:00:00Z", "2026-04-16T03:00:00Z", "failed");
        assertThat(ok("schedules 1 --json")).contains("\"seconds\" : 300", "\"only_if\" : \"running\"");
        assertThat(ok("schedule-runs 1 1")).contains("Step 3 (restart) failed: It is not running", "schedule");
        assertThat(shell.run("schedule-runs 1 2")).isEqualTo(1);
        assertThat(shell.err).contains("Schedule with id 2 not found");
    }

    @Test
    void addsASchedule() throws Exception {
        assertThat(ok("schedule-add 1 Nightly \"0 5 * * *\" \"say:Restart: soon\" wait:300 command:#save restart"
                        + " --zone Europe/Berlin --if empty --missed run_once --go-on"))
                .isEqualTo("Schedule 2 was added; it runs next at 2026-04-16T03:00:00Z.\n");
        assertThat(shell.schedules.created)
                .isEqualTo(new NewSchedule(
                        "Nightly",
                        "0 5 * * *",
                        "Europe/Berlin",
                        null,
                        RunCondition.EMPTY,
                        MissedRuns.RUN_ONCE,
                        List.of(
                                new ScheduleStep(ScheduleAction.SAY, "Restart: soon", null, null, OnFailure.CONTINUE),
                                new ScheduleStep(ScheduleAction.WAIT, null, null, 300, OnFailure.CONTINUE),
                                new ScheduleStep(ScheduleAction.COMMAND, null, "#save", null, OnFailure.CONTINUE),
                                new ScheduleStep(ScheduleAction.RESTART, null, null, null, OnFailure.CONTINUE))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "say", "wait:soon", "restart:now", "restart --if busy", "restart --missed twice"})
    void rejectsWhatIsNoStepOrOption(String rest) throws Exception {
        assertThat(shell.run("schedule-add 1 n @daily " + rest)).isEqualTo(2);
        assertThat(shell.schedules.created).isNull();
    }

    @Test
    void changesRunsAndDeletesASchedule() throws Exception {
        assertThat(ok("schedule-disable 1 1")).isEqualTo("Schedule 1 is disabled.\n");
        assertThat(shell.schedules.changed.enabled()).isFalse();
        assertThat(ok("schedule-enable 1 1")).isEqualTo("Schedule 1 is enabled.\n");
        assertThat(shell.schedules.changed.enabled()).isTrue();
        shell.jobs.jobs.put(
                1, FakeJobs.job(1).withProgress(1.0, "Run 7").ended(JobState.SUCCEEDED, null, Instant.EPOCH));
        assertThat(ok("schedule-run 1 1")).isEqualTo("Run 7.\n");
        assertThat(shell.schedules.called).isEqualTo("admin run 1");
        shell.jobs.jobs.put(1, FakeJobs.job(1).ended(JobState.FAILED, "The server was not running", Instant.EPOCH));
        assertThat(shell.run("schedule-run 1 1")).isEqualTo(1);
        assertThat(shell.err).contains("The server was not running");
        assertThat(ok("schedule-del 1 1")).isEqualTo("Schedule 1 was deleted.\n");
        assertThat(shell.schedules.called).isEqualTo("admin delete 1");
    }
}
