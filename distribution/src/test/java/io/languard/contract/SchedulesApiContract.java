package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

abstract class SchedulesApiContract extends ApiContract {

    /** Longer than the time until the next minute begins. */
    private static final Duration MINUTE = Duration.ofSeconds(90);

    private static Map<String, Object> step(String action, Object... more) {
        Map<String, Object> step = new LinkedHashMap<>(Map.of("action", action));
        step.putAll(body(more));
        return step;
    }

    private static Map<String, Object> schedule(String cron, Object... steps) {
        return body("name", "Nightly", "cron", cron, "timezone", "Europe/Berlin", "steps", List.of(steps));
    }

    private static String path(ServerUnderTest game, ContractApiResponse created) {
        assertDone(created, 201);
        return game.path("/schedules/" + created.data().path("id").asInt());
    }

    private JsonNode awaitOutcome(String path, String outcome) {
        return admin().await(
                        path,
                        response ->
                                response.data().at("/last_run/outcome").asText().equals(outcome))
                .data();
    }

    @Test
    void aScheduleIsCreatedChangedAndDeleted() throws Exception {
        ServerUnderTest game = game();
        List<Object> steps = List.of(
                step("say", "message", "Restart in 5 minutes", "on_failure", "continue"),
                step("wait", "seconds", 300),
                step("backup"),
                step("restart"));
        ContractApiResponse created = admin().post(
                        game.path("/schedules"),
                        body(
                                "name",
                                "Nightly restart",
                                "cron",
                                "0 5 * * *",
                                "timezone",
                                "Europe/Berlin",
                                "enabled",
                                true,
                                "only_if",
                                "running",
                                "missed",
                                "skip",
                                "steps",
                                steps));
        String path = path(game, created);
        JsonNode schedule = created.data();
        assertThat(fields(schedule))
                .containsExactly(
                        "id",
                        "name",
                        "cron",
                        "timezone",
                        "enabled",
                        "only_if",
                        "missed",
                        "steps",
                        "next_run",
                        "last_run");
        assertThat(ContractApiClient.JSON.convertValue(schedule.path("steps"), new TypeReference<List<Object>>() {}))
                .isEqualTo(steps);
        Instant next = Instant.parse(schedule.path("next_run").asText());
        assertThat(next.atZone(ZoneId.of("Europe/Berlin")).toLocalTime()).hasToString("05:00");
        assertThat(next).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(26)));
        assertThat(schedule.path("last_run").isNull()).isTrue();
        assertThat(viewer().get(path).data()).isEqualTo(schedule);
        assertThat(viewer().get(game.path("/schedules")).data().get(0)).isEqualTo(schedule);

        ContractApiResponse disabled = admin().put(path, body("enabled", false));
        assertDone(disabled, 200);
        assertThat(disabled.data().path("next_run").isNull()).isTrue();
        assertThat(disabled.data().path("steps")).isEqualTo(schedule.path("steps"));

        assertRefused(viewer().put(path, body("enabled", true)), 403, "FORBIDDEN");
        assertRefused(viewer().post(path + "/run", null), 403, "FORBIDDEN");
        assertRefused(viewer().delete(path), 403, "FORBIDDEN");
        assertRefused(
                admin().get(game().path("/schedules/" + schedule.path("id").asInt())), 404, "NOT_FOUND");
        assertNoContent(admin().delete(path));
        assertRefused(admin().get(path), 404, "NOT_FOUND");
        assertThat(admin().get(game.path("/events")).data().findValuesAsText("event_type"))
                .startsWith("schedule_deleted", "schedule_updated", "schedule_created");
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        ServerUnderTest game = game();
        ContractApiResponse wrong = admin().post(
                        game.path("/schedules"),
                        body("name", "x", "cron", "0 25 * * *", "timezone", "Mars", "steps", List.of(step("wait"))));
        assertRefused(wrong, 422, "VALIDATION_ERROR");
        assertNamesField(wrong, "cron");
        assertNamesField(wrong, "timezone");
        assertNamesField(wrong, "steps[0].seconds");
        assertThat(wrong.text()).contains("field 2, the hour: '25'");

        ContractApiResponse preview = viewer().get(game.path("/schedules/preview?cron=0+25+*+*+*&timezone=UTC"));
        assertRefused(preview, 422, "VALIDATION_ERROR");
        assertThat(viewer().get(game.path("/schedules/preview?cron=@daily&timezone=UTC"))
                        .data()
                        .path("next_runs"))
                .hasSize(5)
                .allSatisfy(time -> assertThat(time.asText()).endsWith("T00:00:00Z"));
    }

    @Test
    void aRunWarnsWaitsMakesABackupAndRestarts() throws Exception {
        ServerUnderTest game = game().start();
        long pid = game.fetch().path("pid").asLong();
        String path = path(
                game,
                admin().post(
                                game.path("/schedules"),
                                schedule(
                                        "@yearly",
                                        step("say", "message", "Restart soon"),
                                        step("wait", "seconds", 1),
                                        step("backup"),
                                        step("restart"))));
        ContractApiResponse started = admin().post(path + "/run", null);
        assertDone(started, 202);
        assertThat(fields(started.data())).containsExactly("job_id");
        JsonNode run = viewer().get(path + "/runs").data().get(0);
        assertThat(run.path("outcome").asText()).isEqualTo("running");
        assertRefused(admin().post(path + "/run", null), 409, "CONFLICT");

        JsonNode job = awaitJob(started);
        assertThat(job.path("state").asText()).isEqualTo("succeeded");
        assertThat(job.path("type").asText()).isEqualTo("schedule");
        assertThat(job.path("server_id").asInt()).isEqualTo(game.id());
        assertThat(job.path("actor").asText()).isEqualTo("admin");
        assertThat(job.path("message").asText())
                .isEqualTo("Run " + run.path("id").asInt());
        JsonNode schedule = awaitOutcome(path, "succeeded");
        assertThat(game.status()).isEqualTo("running");
        assertThat(game.fetch().path("pid").asLong()).isNotEqualTo(pid);
        assertThat(schedule.at("/last_run/at").asText())
                .isEqualTo(run.path("at").asText());
        ContractApiResponse runs = viewer().get(path + "/runs?limit=1");
        assertThat(runs.header("X-Total-Count")).isEqualTo("1");
        assertThat(runs.data().get(0).path("id")).isEqualTo(run.path("id"));
        assertThat(runs.data().get(0).path("steps").findValuesAsText("outcome"))
                .containsExactly("succeeded", "succeeded", "succeeded", "succeeded");
        JsonNode backups = viewer().get(game.path("/backups")).data();
        assertThat(backups.findValuesAsText("reason")).containsExactly("schedule");
        assertThat(backups.findValuesAsText("created_by")).containsExactly("admin");
        assertThat(game.event("remote_say").path("detail").path("message").asText())
                .isEqualTo("Restart soon");
        assertThat(game.event("schedule_ended").path("detail").path("outcome").asText())
                .isEqualTo("succeeded");
    }

    @Test
    void aRunTellsWhyItFailedOrWasSkipped() throws Exception {
        ServerUnderTest game = game();
        String path = path(game, admin().post(game.path("/schedules"), schedule("@yearly", step("restart"))));
        JsonNode failed = awaitJob(admin().post(path + "/run", null));
        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("error").asText())
                .startsWith("Step 1 (restart) failed: Server with id " + game.id() + " is not running");
        assertThat(awaitOutcome(path, "failed").at("/last_run/detail")).isEqualTo(failed.path("error"));

        assertDone(admin().put(path, body("only_if", "running")), 200);
        assertDone(admin().post(path + "/run", null), 202);
        assertThat(awaitOutcome(path, "skipped").at("/last_run/detail").asText())
                .isEqualTo("The server was not running but stopped");
        assertThat(game.event("schedule_left_out").at("/detail/reason").asText())
                .isEqualTo("The server was not running but stopped");
    }

    @Test
    void aRunIsCancelledWithItsJob() throws Exception {
        ServerUnderTest game = game();
        String path = path(
                game,
                admin().post(
                                game.path("/schedules"),
                                schedule("@yearly", step("wait", "seconds", 3600), step("kill"))));
        ContractApiResponse started = admin().post(path + "/run", null);
        String job = "/jobs/" + started.data().path("job_id").asInt();
        assertThat(viewer().get("/jobs?server_id=" + game.id() + "&state=running")
                        .data())
                .singleElement()
                .satisfies(
                        running -> assertThat(running.path("message").asText()).endsWith("step 1 of 2: wait"));

        assertRefused(viewer().delete(job), 403, "FORBIDDEN");
        assertDone(admin().delete(job), 200);

        assertThat(awaitJob(started).path("state").asText()).isEqualTo("cancelled");
        assertThat(awaitOutcome(path, "cancelled").at("/last_run/detail").asText())
                .isEqualTo("Its job was cancelled");
    }

    @Test
    void aJobWhoseRunAKillOfThePlatformCutsOffHasFailed() throws Exception {
        ServerUnderTest game = game();
        String path =
                path(game, admin().post(game.path("/schedules"), schedule("@yearly", step("wait", "seconds", 3600))));
        ContractApiResponse started = admin().post(path + "/run", null);
        assertDone(started, 202);

        platform().crashAndStartAgain();

        JsonNode job = awaitJob(started);
        assertThat(job.path("state").asText()).isEqualTo("failed");
        assertThat(job.path("error").asText()).isEqualTo("Languard ended while it ran");
        assertThat(awaitOutcome(path, "interrupted").at("/last_run/detail").asText())
                .isEqualTo("Languard ended while it ran");
        assertNoContent(admin().delete(path));
    }

    @Test
    void aScheduleStopsWithTheRightsOfItsUser() throws Exception {
        ServerUnderTest game = game();
        String name = "scheduler" + System.nanoTime();
        int user = admin().post(
                        "/auth/users",
                        body("username", name, "password", "secret", "role", "viewer", "servers", "granted"))
                .data()
                .path("id")
                .asInt();
        Map<String, Object> grant =
                body("server_id", game.id(), "permissions", List.of("server.view", "server.schedules", "server.power"));
        assertDone(admin().put("/auth/users/" + user + "/grants", List.of(grant)), 200);
        ContractApiClient client = platform().login(name, "secret");

        ContractApiResponse refused =
                client.post(game.path("/schedules"), schedule("@yearly", step("say", "message", "x")));
        assertRefused(refused, 403, "FORBIDDEN");
        assertThat(refused.text()).contains("server.console");
        String path = path(game, client.post(game.path("/schedules"), schedule("@yearly", step("kill"))));

        assertDone(admin().put("/auth/users/" + user, body("disabled", true)), 200);
        assertDone(admin().post(path + "/run", null), 202);
        assertThat(awaitOutcome(path, "failed").at("/last_run/detail").asText())
                .isEqualTo("'" + name + "', who saved the schedule last, has been disabled or deleted");
        assertThat(game.event("schedule_not_permitted").at("/detail/saved_by").asText())
                .isEqualTo(name);
    }

    @Test
    void aRunThatAKillOfThePlatformCutsOffIsReportedAndNotContinued() throws Exception {
        ServerUnderTest game = game().start();
        String path = path(
                game,
                admin().post(
                                game.path("/schedules"),
                                schedule("* * * * *", step("wait", "seconds", 3600), step("kill"))));
        Awaitility.await()
                .atMost(MINUTE)
                .pollInterval(Duration.ofMillis(500))
                .until( // the step is stored, too
                        () -> admin().get(path + "/runs")
                                .data()
                                .at("/0/steps/0/outcome")
                                .asText(),
                        "running"::equals);
        JsonNode run = admin().get(path + "/runs").data().get(0);
        assertThat(run.path("trigger").asText()).isEqualTo("schedule");
        assertThat(Instant.parse(run.path("at").asText()).getEpochSecond() % 60).isLessThan(30);

        platform().crashAndStartAgain();

        JsonNode interrupted = admin().await(
                        path + "/runs", runs -> runs.data().toString().contains("interrupted"))
                .data();
        assertThat(interrupted).anySatisfy(ended -> {
            assertThat(ended.path("id")).isEqualTo(run.path("id"));
            assertThat(ended.path("outcome").asText()).isEqualTo("interrupted");
            assertThat(ended.path("detail").asText()).isEqualTo("Languard ended while it ran");
            assertThat(ended.path("steps").findValuesAsText("outcome")).containsExactly("interrupted", "skipped");
        });
        assertNoContent(admin().delete(path));
        assertThat(game.status()).isEqualTo("running");
    }
}
