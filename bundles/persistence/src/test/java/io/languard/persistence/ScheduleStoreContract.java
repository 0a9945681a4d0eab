package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.OnFailure;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleDefinition;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleRun.StepResult;
import io.languard.service.schedule.ScheduleStep;
import io.languard.spi.schedule.ScheduleRecord;
import io.languard.spi.schedule.ScheduleStore;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ScheduleStoreContract extends StoreContract {

    private ScheduleStore store;

    @BeforeEach
    void openStore() {
        store = fixture().schedules();
    }

    private static ScheduleRecord schedule(int serverId, String name) {
        return new ScheduleRecord(
                0,
                serverId,
                new ScheduleDefinition(
                        name,
                        "0 5 * * *",
                        "Europe/Berlin",
                        true,
                        RunCondition.RUNNING,
                        MissedRuns.RUN_ONCE,
                        List.of(
                                new ScheduleStep(ScheduleAction.SAY, EMOJI, null, null, OnFailure.CONTINUE),
                                new ScheduleStep(ScheduleAction.WAIT, null, null, 300, null),
                                new ScheduleStep(ScheduleAction.COMMAND, null, "#restart", null, null))),
                "user:1",
                EMOJI,
                NOW);
    }

    private static ScheduleRun run(RunOutcome outcome) {
        return new ScheduleRun(
                0,
                NOW,
                outcome == RunOutcome.RUNNING ? null : NOW.plusMillis(7),
                RunTrigger.MANUAL,
                "admin",
                "eve",
                outcome,
                EMOJI,
                List.of(
                        new StepResult(ScheduleAction.SAY, NOW, NOW.plusMillis(5), RunOutcome.FAILED, EMOJI),
                        new StepResult(ScheduleAction.WAIT, null, null, null, null)));
    }

    @Test
    void readsBackEveryField() {
        ScheduleRecord schedule = schedule(stored("one").id(), EMOJI);

        ScheduleRecord stored = store.insert(schedule);
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(schedule);
        assertThat(store.list()).containsExactly(stored);

        ScheduleRecord changed = new ScheduleRecord(
                stored.id(),
                stored.serverId(),
                new ScheduleDefinition(
                        "other",
                        "@daily",
                        "UTC",
                        false,
                        RunCondition.EMPTY,
                        MissedRuns.SKIP,
                        stored.definition().steps().subList(0, 1)),
                "key:7",
                "eve/key",
                NOW.plusSeconds(1));
        store.update(changed);
        assertThat(store.list()).containsExactly(changed);

        store.updateHandledUntil(stored.id(), NOW.plusSeconds(9));
        assertThat(store.list()).containsExactly(changed.withHandledUntil(NOW.plusSeconds(9)));
    }

    @Test
    void storesARunTogetherWithTheTimeUntilWhichItsScheduleIsHandled() {
        ScheduleRecord schedule = store.insert(schedule(stored("one").id(), "a"));

        ScheduleRun stored = store.insertRun(schedule.id(), run(RunOutcome.RUNNING), NOW.plusSeconds(5), 10);
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(run(RunOutcome.RUNNING));
        assertThat(store.list()).containsExactly(schedule.withHandledUntil(NOW.plusSeconds(5)));
        assertThat(store.unfinishedRuns()).containsOnlyKeys(schedule.id()).containsValue(stored);

        ScheduleRun ended = run(RunOutcome.SUCCEEDED).withId(stored.id());
        store.updateRun(ended);
        assertThat(store.unfinishedRuns()).isEmpty();
        assertThat(store.runs(schedule.id(), 10, 0)).containsExactly(ended);
    }

    @Test
    void retainsTheNewestRunsOfEachSchedule() {
        int server = stored("one").id();
        int first = store.insert(schedule(server, "a")).id();
        int second = store.insert(schedule(server, "b")).id();
        ScheduleRun other = store.insertRun(second, run(RunOutcome.SKIPPED), NOW, 3);
        List<Integer> ids = Collections.nCopies(5, run(RunOutcome.FAILED)).stream()
                .map(run -> store.insertRun(first, run, NOW, 3).id())
                .toList();

        assertThat(store.runs(first, 10, 0))
                .extracting(ScheduleRun::id)
                .containsExactly(ids.get(4), ids.get(3), ids.get(2));
        assertThat(store.runs(first, 1, 1)).extracting(ScheduleRun::id).containsExactly(ids.get(3));
        assertThat(store.countRuns(first)).isEqualTo(3);
        assertThat(store.lastRuns())
                .containsOnlyKeys(first, second)
                .containsEntry(second, other)
                .extractingByKey(first)
                .extracting(ScheduleRun::id)
                .isEqualTo(ids.get(4));
    }

    @Test
    void schedulesEndWithTheirServerAndRunsWithTheirSchedule() {
        int server = stored("one").id();
        int first = store.insert(schedule(server, "a")).id();
        int second = store.insert(schedule(server, "b")).id();
        ScheduleRun run = store.insertRun(first, run(RunOutcome.RUNNING), NOW, 3);
        store.insertRun(second, run(RunOutcome.RUNNING), NOW, 3);

        store.delete(first);
        store.delete(first);
        store.updateRun(run);
        store.updateHandledUntil(first, NOW);
        assertThat(store.unfinishedRuns()).containsOnlyKeys(second);
        assertThatThrownBy(() -> store.insertRun(first, run(RunOutcome.RUNNING), NOW, 3))
                .satisfies(code(ErrorCode.NOT_FOUND));

        fixture().servers().delete(server);
        assertThat(store.list()).isEmpty();
        assertThat(store.lastRuns()).isEmpty();
    }

    @Test
    void rejectsSchedulesOfServersThatDoNotExist() {
        assertThatThrownBy(() -> store.insert(schedule(1_000_000, "a"))).satisfies(code(ErrorCode.NOT_FOUND));
        assertThat(store.list()).isEmpty();
    }
}
