package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.job.JobState;
import io.languard.testkit.service.FakeJobs;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsResourceTest {

    private static final String JOB =
            """
            {"id":1,"type":"backup","server_id":1,"state":"running","progress":0.5,"message":"Copying files",\
            "actor":"admin","created_at":"2026-04-16T10:00:00Z","started_at":"2026-04-16T10:00:01Z",\
            "ended_at":null,"error":null}""";

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @Test
    void returnsJobsWithTheFieldsOfTheContract() {
        assertThat(apiFixture.get("/jobs/1").data()).hasToString(JOB);
        assertThat(apiFixture.get("/jobs?server_id=1&state=running&limit=5").data())
                .hasToString("[" + JOB + "]");
        assertThat(apiFixture.jobs.asked).isEqualTo("1 RUNNING 5 0");
        apiFixture.get("/jobs");
        assertThat(apiFixture.jobs.asked).isEqualTo("null null 50 0");
    }

    @Test
    void cancelsAJobThatHasNotEnded() {
        assertThat(apiFixture
                        .admin("DELETE", "/jobs/1", null)
                        .data()
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
        apiFixture.jobs.jobs.put(2, FakeJobs.job(2).ended(JobState.SUCCEEDED, null, Instant.EPOCH));
        assertThat(apiFixture.admin("DELETE", "/jobs/2", null).code()).isEqualTo("CONFLICT");
        apiFixture.jobs.jobs.remove(2);
        assertThat(apiFixture.admin("DELETE", "/jobs/2", null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?server_id=0", "?server_id=x", "?state=done", "?limit=0", "?offset=-1"})
    void rejectsMalformedQueries(String query) {
        assertThat(apiFixture.get("/jobs" + query).code()).isEqualTo("VALIDATION_ERROR");
    }
}
