package io.languard.core.schedule;

import static io.languard.core.schedule.ScheduleFixture.EVE;
import static io.languard.core.schedule.ScheduleFixture.pause;
import static io.languard.core.schedule.ScheduleFixture.say;
import static io.languard.core.schedule.ScheduleFixture.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.event.ScheduleAuditEvent.ScheduleEnded;
import io.languard.service.event.ScheduleAuditEvent.ScheduleLeftOut;
import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleRun.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTimerTest {

    @TempDir
    Path data;

    private ScheduleFixture fixture;

    @BeforeEach
    void start() {
        fixture = ScheduleFixture.started(data);
    }

    @AfterEach
    void stop() {
        fixture.stop();
    }

    private Schedule view(int id) {
        return fixture.service.get(EVE, fixture.server, id);
    }

    @ParameterizedTest
    @CsvSource({
        "30 2 * * *, Europe/Berlin",
        "0 3 * * *, Europe/Berlin",
        "30 2 * * *, America/New_York",
        "30 1 * * *, America/New_York",
        "15 2 * * *, Australia/Lord_Howe",
        "45 1 * * *, Australia/Lord_Howe",
        "@daily, America/Santiago",
    })
    void runsOnceOnEachDayOfAYear(String cron, String zone) {
        int id = fixture.create(schedule(cron, zone, say("hello")));
        ZoneId zoneId = ZoneId.of(zone);
        LocalDate first = view(id).nextRun().atZone(zoneId).toLocalDate();

        for (int day = 0; day < 365; day++) {
            LocalDate expected = first.plusDays(day);
            Instant next = view(id).nextRun();
            assertThat(next.atZone(zoneId).toLocalDate()).isEqualTo(expected);
            fixture.time.advanceTo(next);
            assertThat(fixture.runs(id).get(0).at()).isEqualTo(next);
        }

        assertThat(fixture.actions.requests).hasSize(365);
        assertThat(fixture.runs(id)).hasSize(ScheduleRunner.RETAINED_RUNS);
        assertThat(fixture.events(ScheduleLeftOut.class)).isEmpty();
    }

    @Test
    void setsOneTimerForAllSchedulesAndNoneWithoutAny() {
        assertThat(fixture.time.timers()).isZero();
        int first = fixture.create(schedule("0 5 * * *", "UTC", say("first")));
        int second = fixture.create(schedule("0 4 * * *", "UTC", say("second")));
        fixture.create(schedule("@yearly", "UTC", say("third")));
        assertThat(fixture.time.timers()).isOne();

        fixture.time.advance(Duration.ofDays(1));
        assertThat(fixture.time.timers()).isOne();
        assertThat(fixture.actions.requests).containsExactly("second by eve", "first by eve");

        fixture.service.update(
                EVE, fixture.server, first, new ScheduleChange(null, null, null, false, null, null, null));
        fixture.service.delete(EVE, fixture.server, second);
        fixture.time.advance(Duration.ofDays(1));
        assertThat(fixture.actions.requests).hasSize(2);
        assertThat(view(first).nextRun()).isNull();
    }

    @Test
    void aSavedScheduleDoesNotMakeUpForThePast() {
        int id = fixture.create(schedule("0 5 * * *", "UTC", say("hello")));
        fixture.time.advanceTo(Instant.parse("2026-01-02T04:00:00Z"));

        fixture.service.update(
                EVE, fixture.server, id, new ScheduleChange(null, "0 3 * * *", null, null, null, null, null));
        assertThat(view(id).nextRun()).isEqualTo("2026-01-03T03:00:00Z");

        fixture.time.advanceTo(Instant.parse("2026-01-03T03:00:00Z"));
        assertThat(fixture.actions.requests).hasSize(1);
    }

    @Test
    void leavesARunOutWhileThePreviousOneIsUnderWay() {
        int id = fixture.create(schedule("@hourly", "UTC", pause(90 * 60), say("done")));

        fixture.time.advanceTo(Instant.parse("2026-01-01T14:00:00Z"));
        assertThat(fixture.events(ScheduleLeftOut.class))
                .containsExactly(new ScheduleLeftOut(
                        id, "nightly", Instant.parse("2026-01-01T14:00:00Z"), "The previous run was still under way"));
        assertThat(fixture.onlyRun(id).outcome()).isEqualTo(RunOutcome.RUNNING);

        fixture.time.advanceTo(Instant.parse("2026-01-01T14:59:00Z"));
        assertThat(fixture.onlyRun(id).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        fixture.time.advanceTo(Instant.parse("2026-01-01T15:00:00Z"));
        assertThat(fixture.runs(id)).hasSize(2);
    }

    @Test
    void recordsThatARunWasSkippedSinceItsConditionWasNotMet() {
        int id = fixture.create(schedule("@hourly", "UTC", RunCondition.RUNNING, MissedRuns.SKIP, say("hello")));

        fixture.time.advanceTo(Instant.parse("2026-01-01T13:00:00Z"));

        assertThat(fixture.onlyRun(id).outcome()).isEqualTo(RunOutcome.SKIPPED);
        assertThat(fixture.events(ScheduleLeftOut.class))
                .containsExactly(new ScheduleLeftOut(
                        id,
                        "nightly",
                        Instant.parse("2026-01-01T13:00:00Z"),
                        "The server was not running but stopped"));
        assertThat(fixture.events.get(fixture.events.size() - 1).actor()).isEqualTo("supervisor");
    }

    @Test
    void skipsWhatWasDueWhileThePlatformWasAway() {
        int id = fixture.create(schedule("0 5 * * *", "UTC", say("hello")));
        fixture.time.crash();
        fixture.time.advanceTo(Instant.parse("2026-01-04T08:00:00Z"));

        fixture = fixture.restarted();
        fixture.time.advance(Duration.ofMinutes(1));

        assertThat(fixture.runs(id)).isEmpty();
        assertThat(fixture.events(ScheduleLeftOut.class)).singleElement().satisfies(event -> {
            assertThat(event.due()).isEqualTo("2026-01-02T05:00:00Z");
            assertThat(event.reason()).isEqualTo("Languard was not running, or could not begin it, at that time");
        });
        assertThat(view(id).nextRun()).isEqualTo("2026-01-05T05:00:00Z");
        fixture = fixture.restarted();
        fixture.time.advance(Duration.ofMinutes(1));
        assertThat(fixture.events(ScheduleLeftOut.class)).isEmpty();
    }

    @Test
    void runsOnceForAllThatWasDueWhileThePlatformWasAway() {
        int id = fixture.create(schedule("0 5 * * *", "UTC", RunCondition.ANY, MissedRuns.RUN_ONCE, say("hello")));
        fixture.time.crash();
        fixture.time.advanceTo(Instant.parse("2026-01-04T08:00:00Z"));

        fixture = fixture.restarted();
        assertThat(fixture.runs(id)).as("before servers and adapters are found").isEmpty();
        fixture.time.advance(Duration.ofMinutes(1));

        assertThat(fixture.onlyRun(id).trigger()).isEqualTo(RunTrigger.MISSED);
        assertThat(fixture.actions.requests).containsExactly("hello by eve");
        assertThat(view(id).nextRun()).isEqualTo("2026-01-05T05:00:00Z");
        fixture = fixture.restarted();
        fixture.time.advance(Duration.ofMinutes(1));
        assertThat(fixture.runs(id)).hasSize(1);
    }

    @Test
    void runsWhatIsDueRightAfterTheStartThoughEarlierTimesAreSkipped() {
        int id = fixture.create(schedule("* * * * *", "UTC", say("hello")));
        fixture.time.crash();
        fixture.time.advanceTo(Instant.parse("2026-01-01T12:59:55Z"));

        fixture = fixture.restarted();
        fixture.time.advance(ScheduleTimer.SETTLING);

        assertThat(fixture.onlyRun(id).trigger()).isEqualTo(RunTrigger.SCHEDULE);
        assertThat(fixture.events(ScheduleLeftOut.class)).hasSize(1);
    }

    @Test
    void aSetClockIsNoticedWithinMinutes() {
        int skipped = fixture.create(schedule("0 20 * * *", "UTC", say("skipped")));
        fixture.create(schedule("0 20 * * *", "UTC", RunCondition.ANY, MissedRuns.RUN_ONCE, say("late")));
        fixture.create(schedule("0 21 * * *", "UTC", say("in time")));

        fixture.time.set(Duration.ofHours(9));
        fixture.time.advance(ScheduleTimer.LONGEST_SLEEP);

        assertThat(fixture.actions.requests).containsExactlyInAnyOrder("late by eve", "in time by eve");
        assertThat(fixture.events(ScheduleLeftOut.class))
                .singleElement()
                .satisfies(event -> assertThat(event.scheduleId()).isEqualTo(skipped));
    }

    @Test
    void waitsForTheDatabaseForSomeMinutes() {
        int id = fixture.create(schedule("0 13 * * *", "UTC", say("hello")));
        fixture.store.unavailable = true;
        fixture.time.advanceTo(Instant.parse("2026-01-01T13:05:00Z"));
        assertThat(fixture.actions.requests)
                .as("what is not recorded does not run")
                .isEmpty();

        fixture.store.unavailable = false;
        fixture.time.advance(Duration.ofSeconds(10));
        assertThat(fixture.onlyRun(id).trigger()).isEqualTo(RunTrigger.SCHEDULE);

        fixture.time.advanceTo(Instant.parse("2026-01-02T12:59:00Z"));
        fixture.store.unavailable = true;
        fixture.time.advance(Duration.ofHours(1));
        fixture.store.unavailable = false;
        fixture.time.advance(Duration.ofMinutes(1));
        assertThat(fixture.runs(id)).hasSize(1);
        assertThat(fixture.events(ScheduleLeftOut.class)).hasSize(1);
    }

    @Test
    void aRunThatTheEndOfThePlatformHasCutOffIsReportedAndNotContinued() {
        int id = fixture.create(schedule("0 13 * * *", "UTC", say("first"), pause(600), say("last")));
        fixture.time.advanceTo(Instant.parse("2026-01-01T13:05:00Z"));
        assertThat(view(id).lastRun().outcome()).isEqualTo(RunOutcome.RUNNING);

        fixture = fixture.restarted();
        fixture.time.advance(Duration.ofHours(1));

        ScheduleRun run = fixture.onlyRun(id);
        assertThat(run.outcome()).isEqualTo(RunOutcome.INTERRUPTED);
        assertThat(run.detail()).isEqualTo(ScheduleTimer.INTERRUPTED);
        assertThat(run.endedAt()).isEqualTo("2026-01-01T13:05:00Z");
        assertThat(run.steps())
                .extracting(StepResult::outcome)
                .containsExactly(RunOutcome.SUCCEEDED, RunOutcome.INTERRUPTED, RunOutcome.SKIPPED);
        assertThat(view(id).lastRun().outcome()).isEqualTo(RunOutcome.INTERRUPTED);
        assertThat(fixture.events(ScheduleEnded.class))
                .containsExactly(
                        new ScheduleEnded(id, "nightly", run.id(), RunOutcome.INTERRUPTED, ScheduleTimer.INTERRUPTED));
        assertThat(fixture.actions.requests).isEmpty();
        assertThat(fixture.restarted().events(ScheduleEnded.class)).as("once").isEmpty();
    }

    @Test
    void loadsTheSchedulesAsSoonAsTheDatabaseIsAvailable() {
        int id = fixture.create(schedule("0 13 * * *", "UTC", say("hello")));
        fixture.store.unavailable = true;
        fixture = fixture.restarted();
        fixture.time.advance(Duration.ofMinutes(1));
        assertThat(fixture.registry.isLoaded()).isFalse();

        fixture.store.unavailable = false;
        fixture.time.advance(Duration.ofSeconds(2));
        assertThat(fixture.registry.isLoaded()).isTrue();
        fixture.time.advanceTo(Instant.parse("2026-01-01T13:00:00Z"));

        assertThat(fixture.runs(id)).hasSize(1);
    }

    @Test
    void goesOnWithARunWhileTheDatabaseIsAwayAndStoresItsEndLater() {
        int id = fixture.create(schedule("0 13 * * *", "UTC", pause(60), say("hello")));
        fixture.time.advanceTo(Instant.parse("2026-01-01T13:00:00Z"));
        fixture.store.unavailable = true;
        fixture.time.advance(Duration.ofMinutes(5));
        assertThat(fixture.actions.requests).containsExactly("hello by eve");
        assertThat(view(id).lastRun().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        fixture.store.unavailable = false;
        fixture.time.advance(Duration.ofSeconds(5));
        assertThat(fixture.onlyRun(id).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    @Test
    void manySchedulesOfOneMomentAllRun() {
        List<Integer> ids = IntStream.range(0, ScheduleServiceImpl.MAX_SCHEDULES)
                .map(i -> fixture.create(schedule("0 13 * * *", "UTC", say("hello " + i))))
                .boxed()
                .toList();
        fixture.time.advanceTo(Instant.parse("2026-01-01T13:00:00Z"));
        assertThat(ids)
                .allSatisfy(id -> assertThat(fixture.onlyRun(id).outcome()).isEqualTo(RunOutcome.SUCCEEDED));
    }
}
