package io.languard.core.schedule;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static io.languard.core.schedule.ScheduleFixture.EVE;
import static io.languard.core.schedule.ScheduleFixture.pause;
import static io.languard.core.schedule.ScheduleFixture.say;
import static io.languard.core.schedule.ScheduleFixture.schedule;
import static io.languard.core.schedule.ScheduleFixture.step;
import static io.languard.core.schedule.ScheduleFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.core.TestCore;
import io.languard.service.event.ScheduleAuditEvent.ScheduleCreated;
import io.languard.service.event.ScheduleAuditEvent.ScheduleDeleted;
import io.languard.service.event.ScheduleAuditEvent.ScheduleUpdated;
import io.languard.service.page.Page;
import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleServiceImplTest {

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

    private Schedule create(NewSchedule request) {
        return fixture.service.create(EVE, fixture.server, request);
    }

    private List<FieldProblem> problems(NewSchedule request) {
        return assertRefused(ErrorCode.VALIDATION_ERROR, () -> create(request)).details();
    }

    @Test
    void createsAScheduleWithDefaults() {
        Schedule schedule = create(new NewSchedule("n", "0 5 * * *", null, null, null, null, List.of(say("hello"))));

        assertThat(schedule.timezone()).isEqualTo(ZoneId.systemDefault().getId());
        assertThat(schedule.enabled()).isTrue();
        assertThat(schedule.onlyIf()).isEqualTo(RunCondition.ANY);
        assertThat(schedule.missed()).isEqualTo(MissedRuns.SKIP);
        assertThat(schedule.nextRun()).isNotNull();
        assertThat(schedule.lastRun()).isNull();
        assertThat(fixture.service.list(EVE, fixture.server)).containsExactly(schedule);
        assertThat(fixture.events(ScheduleCreated.class)).containsExactly(new ScheduleCreated(schedule.id(), "n"));
        assertThat(fixture.restarted().service.get(EVE, fixture.server, schedule.id()))
                .isEqualTo(schedule);
    }

    @Test
    void changesWhatIsRequestedOnly() {
        Schedule before = create(schedule("0 5 * * *", "Europe/Berlin", say("hello")));

        Schedule after = fixture.service.update(
                EVE,
                fixture.server,
                before.id(),
                new ScheduleChange(null, null, "UTC", null, null, MissedRuns.RUN_ONCE, null));

        assertThat(after.timezone()).isEqualTo("UTC");
        assertThat(after.missed()).isEqualTo(MissedRuns.RUN_ONCE);
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("timezone", "missed", "nextRun")
                .isEqualTo(before);
        assertThat(before.nextRun()).isEqualTo("2026-01-02T04:00:00Z");
        assertThat(after.nextRun()).isEqualTo("2026-01-02T05:00:00Z");
        assertThat(fixture.events(ScheduleUpdated.class))
                .containsExactly(new ScheduleUpdated(before.id(), "nightly", List.of("timezone", "missed")));
    }

    @Test
    void deletesASchedule() {
        Schedule schedule = create(schedule("@daily", "UTC", say("hello")));
        fixture.service.delete(EVE, fixture.server, schedule.id());

        assertThat(fixture.service.list(EVE, fixture.server)).isEmpty();
        assertRefused(ErrorCode.NOT_FOUND, () -> fixture.service.get(EVE, fixture.server, schedule.id()));
        assertThat(fixture.events(ScheduleDeleted.class))
                .containsExactly(new ScheduleDeleted(schedule.id(), "nightly"));
    }

    @Test
    void saysWhatIsWrongWithEachField() {
        assertThat(problems(schedule(
                        "61 * * * *",
                        "Mars/Base",
                        new ScheduleStep(ScheduleAction.SAY, null, null, null, null),
                        new ScheduleStep(ScheduleAction.COMMAND, "hi", null, null, null),
                        new ScheduleStep(ScheduleAction.WAIT, null, null, 0, null),
                        new ScheduleStep(ScheduleAction.START, null, null, 5, null),
                        say("two\nlines"))))
                .extracting(problem -> problem.field() + " " + problem.reason())
                .satisfiesExactly(
                        cron -> assertThat(cron).startsWith("cron has a wrong field 1, the minute: '61'"),
                        zone -> assertThat(zone)
                                .isEqualTo("timezone must be a time zone of the IANA database, such as Europe/Berlin"
                                        + " or UTC"),
                        say -> assertThat(say).isEqualTo("steps[0].message is required"),
                        message -> assertThat(message).isEqualTo("steps[1].message must be left out for this action"),
                        command -> assertThat(command).isEqualTo("steps[1].command is required"),
                        seconds -> assertThat(seconds).isEqualTo("steps[2].seconds must be an integer from 1 to 86400"),
                        start -> assertThat(start).isEqualTo("steps[3].seconds must be left out for this action"),
                        lines -> assertThat(lines).isEqualTo("steps[4].message must not contain control characters"));
    }

    @Test
    void limitsStepsWaitingTimeAndSchedules() {
        assertThat(problems(schedule("@daily", "UTC")))
                .containsExactly(new FieldProblem("steps", "must have 1 to 50 steps"));
        assertThat(problems(schedule(
                        "@daily", "UTC", Collections.nCopies(51, say("x")).toArray(ScheduleStep[]::new))))
                .containsExactly(new FieldProblem("steps", "must have 1 to 50 steps"));
        assertThat(problems(schedule("@daily", "UTC", pause(86_400), pause(1))))
                .containsExactly(new FieldProblem("steps", "must not wait for more than 86400 seconds in total"));
        assertThat(problems(schedule("@daily", "+02:00", say("x"))))
                .extracting(FieldProblem::field)
                .containsExactly("timezone");

        for (int i = 0; i < ScheduleServiceImpl.MAX_SCHEDULES; i++) {
            create(schedule("@daily", "UTC", say("x")));
        }
        assertRefused(ErrorCode.CONFLICT, () -> create(schedule("@daily", "UTC", say("x"))));
    }

    @Test
    void nobodySchedulesWhatTheyMayNotDo() {
        Actor talker = user(Permission.SERVER_VIEW, Permission.SERVER_SCHEDULES, Permission.SERVER_CONSOLE);
        fixture.users.put(talker);
        NewSchedule restart = schedule("@daily", "UTC", say("x"), step(ScheduleAction.RESTART));

        assertThat(assertRefused(ErrorCode.FORBIDDEN, () -> fixture.service.create(talker, fixture.server, restart)))
                .hasMessage("Requires the permission server.power");
        int id = fixture.service.create(TestCore.ADMIN, fixture.server, restart).id();
        ScheduleChange rename = new ScheduleChange("x", null, null, null, null, null, null);
        assertRefused(ErrorCode.FORBIDDEN, () -> fixture.service.update(talker, fixture.server, id, rename));
        assertRefused(ErrorCode.FORBIDDEN, () -> fixture.service.run(talker, fixture.server, id));
        assertThat(fixture.runs(id)).isEmpty();

        ScheduleChange harmless = new ScheduleChange(null, null, null, null, null, null, List.of(say("x")));
        assertThat(fixture.service.update(talker, fixture.server, id, harmless).steps())
                .containsExactly(say("x"));
        fixture.service.delete(talker, fixture.server, id);
    }

    @Test
    void whoCanNotBeFoundAgainCanNotSave() {
        Actor stranger = Actor.user("stranger-of-the-directory", Role.ADMIN);
        assertThat(assertRefused(
                        ErrorCode.FORBIDDEN,
                        () -> fixture.service.create(stranger, fixture.server, schedule("@daily", "UTC", say("x")))))
                .hasMessage("Only users, API keys and the local shell can save schedules");
    }

    @Test
    void masksPasswordsInCommandsForThoseWhoMayNotChangeThem() {
        ScheduleStep login = new ScheduleStep(ScheduleAction.COMMAND, null, "#login secret", null, null);
        int id = create(schedule("@daily", "UTC", login)).id();

        assertThat(fixture.service.get(TestCore.VIEWER, fixture.server, id).steps())
                .containsExactly(login.withCommand("#login ***"));
        assertThat(fixture.service.list(TestCore.VIEWER, fixture.server).get(0).steps())
                .containsExactly(login.withCommand("#login ***"));
        assertThat(fixture.service.get(EVE, fixture.server, id).steps()).containsExactly(login);
    }

    @Test
    void aScheduleIsNotFoundUnderAnotherServer() {
        int other = fixture.core.create("two", null);
        int id = create(schedule("@daily", "UTC", say("x"))).id();

        assertRefused(ErrorCode.NOT_FOUND, () -> fixture.service.get(EVE, other, id));
        assertRefused(ErrorCode.NOT_FOUND, () -> fixture.service.run(EVE, other, id));
        assertRefused(ErrorCode.NOT_FOUND, () -> fixture.service.delete(EVE, other, id));
        assertRefused(ErrorCode.NOT_FOUND, () -> fixture.service.runs(EVE, other, id, 10, 0));
        assertThat(fixture.service.list(EVE, other)).isEmpty();
    }

    @Test
    void doesNotRunTwiceAtTheSameTime() {
        int id = create(schedule("@daily", "UTC", pause(60))).id();
        fixture.service.run(EVE, fixture.server, id);
        assertRefused(ErrorCode.CONFLICT, () -> fixture.service.run(EVE, fixture.server, id));
        fixture.time.advance(Duration.ofMinutes(1));
        fixture.service.run(EVE, fixture.server, id);
        assertThat(fixture.runs(id)).hasSize(2);
    }

    @Test
    void runsADisabledScheduleOnRequest() {
        int id = create(new NewSchedule("n", "@daily", "UTC", false, null, null, List.of(say("x"))))
                .id();
        fixture.service.run(EVE, fixture.server, id);
        assertThat(fixture.actions.requests).hasSize(1);
    }

    @Test
    void returnsRunsInPages() {
        int id = create(schedule("@daily", "UTC", say("x"))).id();
        for (int i = 0; i < 3; i++) {
            fixture.service.run(EVE, fixture.server, id);
        }
        Page<ScheduleRun> page = fixture.service.runs(TestCore.VIEWER, fixture.server, id, 2, 0);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page).hasSize(2).isEqualTo(fixture.runs(id).subList(0, 2));
    }

    @Test
    void previewsTheNextFiveRuns() {
        assertThat(fixture.service
                        .preview(TestCore.VIEWER, fixture.server, "0 5 * * 1", "Europe/Berlin")
                        .nextRuns())
                .containsExactly(
                        Instant.parse("2026-01-05T04:00:00Z"),
                        Instant.parse("2026-01-12T04:00:00Z"),
                        Instant.parse("2026-01-19T04:00:00Z"),
                        Instant.parse("2026-01-26T04:00:00Z"),
                        Instant.parse("2026-02-02T04:00:00Z"));
        assertThat(assertRefused(
                                ErrorCode.VALIDATION_ERROR,
                                () -> fixture.service.preview(TestCore.VIEWER, fixture.server, "x", "y"))
                        .details())
                .extracting(FieldProblem::field)
                .containsExactly("cron", "timezone");
    }
}
