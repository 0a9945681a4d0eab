package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.schedule.OnFailure;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the routes for schedules. */
class SchedulesResourceTest {

    private ApiFixture apiFixture;

    @BeforeEach
    void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterEach
    void stop() throws Exception {
        apiFixture.close();
    }

    @Test
    void showTheDocumentedFieldsInOrder() {
        String schedule =
                """
                {"id":1,"name":"Nightly restart","cron":"0 5 * * *","timezone":"Europe/Berlin","enabled":true,\
                "only_if":"running","missed":"skip","steps":[\
                {"action":"say","message":"Restart in 5 minutes","on_failure":"continue"},\
                {"action":"wait","seconds":300},{"action":"restart"}],"next_run":"2026-04-17T03:00:00Z",\
                "last_run":{"at":"2026-04-16T03:00:00Z","outcome":"failed",\
                "detail":"Step 3 (restart) failed: It is not running"}}""";
        assertThat(apiFixture.get("/servers/1/schedules/1").data()).hasToString(schedule);
        ApiFixture.ApiReply list = apiFixture.get("/servers/1/schedules");
        assertThat(list.data()).hasToString("[" + schedule + "]");
        assertThat(list.http().headers().firstValue("X-Total-Count")).hasValue("1");
    }

    @Test
    void areAddedWithWhatTheBodySays() {
        ApiFixture.ApiReply added = apiFixture.admin(
                "POST",
                "/servers/1/schedules",
                """
                {"name":"x","cron":"@daily","timezone":"UTC","enabled":false,"only_if":"empty","missed":"run_once",
                 "steps":[{"action":"say","message":"hi","on_failure":"continue"},{"action":"wait","seconds":5}]}""");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.data().get("steps"))
                .hasToString("[{\"action\":\"say\",\"message\":\"hi\",\"on_failure\":\"continue\"},"
                        + "{\"action\":\"wait\",\"seconds\":5}]");
        assertThat(added.data().get("last_run").isNull()).isTrue();
        assertThat(apiFixture.schedules.created.onlyIf()).isEqualTo(RunCondition.EMPTY);
        assertThat(apiFixture.schedules.created.steps())
                .containsExactly(
                        new ScheduleStep(ScheduleAction.SAY, "hi", null, null, OnFailure.CONTINUE),
                        new ScheduleStep(ScheduleAction.WAIT, null, null, 5, null));
    }

    @Test
    void areChangedInPartAndDeleted() {
        assertThat(apiFixture
                        .admin("PUT", "/servers/1/schedules/1", "{\"enabled\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(apiFixture.schedules.changed.enabled()).isFalse();
        assertThat(apiFixture.schedules.changed.steps()).isNull();
        assertThat(apiFixture.admin("DELETE", "/servers/1/schedules/1", null).status())
                .isEqualTo(204);
    }

    @Test
    void runInTheBackground() {
        ApiFixture.ApiReply run = apiFixture.admin("POST", "/servers/1/schedules/1/run", null);
        assertThat(run.status()).isEqualTo(202);
        assertThat(run.data()).hasToString("{\"job_id\":1}");
        assertThat(apiFixture.get("/servers/1/schedules/1/runs").body())
                .contains("{\"id\":7,\"at\":\"2026-04-16T03:00:00Z\",\"ended_at\":\"2026-04-16T03:05:01Z\","
                        + "\"trigger\":\"schedule\",\"actor\":\"admin\",\"started_by\":null,\"outcome\":\"failed\"");
    }

    @Test
    void arePreviewed() {
        assertThat(apiFixture
                        .get("/servers/1/schedules/preview?cron=0+5+*+*+*&timezone=Europe/Berlin")
                        .data())
                .hasToString("{\"cron\":\"0 5 * * *\",\"timezone\":\"Europe/Berlin\","
                        + "\"next_runs\":[\"2026-04-16T03:00:00Z\",\"2026-04-17T03:00:00Z\"]}");
    }

    @Test
    void areNotFoundUnderWrongIds() {
        for (String path : new String[] {"/servers/1/schedules/2", "/servers/7/schedules"}) {
            assertThat(apiFixture.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(apiFixture.admin("PUT", "/servers/1/schedules/2", "{").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'cron':'x','steps':[]} | name",
                "{'name':'x','cron':'x'} | steps",
                "{'name':'x','cron':'x','steps':[{}]} | steps[0].action",
                "{'name':'x','cron':'x','steps':[{'action':'dance'}]} | steps[0].action",
                "{'name':'x','cron':'x','steps':[{'action':'wait','seconds':0}]} | steps[0].seconds",
                "{'name':'x','cron':'x','steps':[{'action':'wait','seconds':'5'}]} | steps[0].seconds",
                "{'name':'x','cron':'x','steps':[{'action':'say','message':''}]} | steps[0].message",
                "{'name':'x','cron':'x','steps':[{'action':'start','on_failure':'x'}]} | steps[0].on_failure",
                "{'name':'x','cron':'x','steps':[],'only_if':'x'} | only_if",
                "{'name':'x','cron':'x','steps':[],'missed':'x'} | missed",
                "{'name':'x','cron':'x','steps':[],'enabled':1} | enabled",
            })
    void rejectMalformedFields(String body, String field) {
        ApiFixture.ApiReply reply = apiFixture.admin("POST", "/servers/1/schedules", body.replace('\'', '"'));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("\"field\":\"" + field + "\"");
    }
}
