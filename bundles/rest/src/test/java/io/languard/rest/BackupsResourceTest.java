package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.backup.BackupPolicy;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsResourceTest {

    private static final String BACKUPS = "/servers/1/backups";
    private static final String POLICY =
            "{\"keep_last\":5,\"keep_daily\":7,\"keep_weekly\":4,\"max_total_mb\":1000,\"before_delete\":false}";

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    private static ApiFixture.ApiReply download(Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Authorization", "Bearer admin");
        return apiFixture.raw("GET", BACKUPS + "/1/download", null, all);
    }

    @Test
    void listsBackupsWithTheFieldsOfTheContract() {
        assertThat(apiFixture.get(BACKUPS).data())
                .hasToString("[{\"id\":1,\"name\":\"Before the update\",\"created_at\":\"2026-04-16T10:00:00Z\","
                        + "\"created_by\":\"admin\",\"size_bytes\":10,\"sha256\":\"ab12\",\"locked\":false,"
                        + "\"reason\":\"manual\"}]");
    }

    @Test
    void whatTakesLongerReturnsTheJob() {
        ApiFixture.ApiReply created = apiFixture.admin("POST", BACKUPS, "{\"name\":\"x\"}");
        assertThat(created.status()).isEqualTo(202);
        assertThat(created.data()).hasToString("{\"job_id\":1}");
        assertThat(apiFixture.backups.called).isEqualTo("create 1 x MANUAL");
        assertThat(apiFixture.admin("POST", BACKUPS, null).status()).isEqualTo(202);
        assertThat(apiFixture.admin("POST", BACKUPS + "/1/restore", null).status())
                .isEqualTo(202);
        assertThat(apiFixture.backups.called).isEqualTo("restore 1 1");
        assertThat(apiFixture.admin("POST", BACKUPS + "/2/restore", null).code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void changesAndDeletesABackup() {
        assertThat(apiFixture
                        .admin("PUT", BACKUPS + "/1", "{\"locked\":true}")
                        .data()
                        .path("locked")
                        .asBoolean())
                .isTrue();
        assertThat(apiFixture.backups.called).isEqualTo("update 1 1 null true");
        assertThat(apiFixture.admin("PUT", BACKUPS + "/1", "{\"name\":\"\"}").code())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(apiFixture.admin("DELETE", BACKUPS + "/1", null).status()).isEqualTo(204);
    }

    @Test
    void readsAndReplacesThePolicy() {
        assertThat(apiFixture.admin("PUT", BACKUPS + "/policy", POLICY).data()).hasToString(POLICY);
        assertThat(apiFixture.get(BACKUPS + "/policy").data()).hasToString(POLICY);
        assertThat(apiFixture
                        .admin("PUT", BACKUPS + "/policy", POLICY.replace("5", "-1"))
                        .code())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(apiFixture
                        .admin("PUT", BACKUPS + "/policy", "{\"keep_last\":5}")
                        .code())
                .isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void downloadsTheWholeArchive() {
        ApiFixture.ApiReply reply = download(Map.of());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("0123456789");
        assertThat(reply.http().headers().map())
                .containsEntry("content-type", java.util.List.of("application/gzip"))
                .containsEntry("accept-ranges", java.util.List.of("bytes"))
                .containsEntry(
                        "content-disposition", java.util.List.of("attachment; filename=\"server-1-backup-1.tar.gz\""));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0123, bytes 0-3/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=-2, 89, bytes 8-9/10",
        "bytes=8-100, 89, bytes 8-9/10",
        "bytes=-100, 0123456789, bytes 0-9/10"
    })
    void downloadsARange(String range, String body, String contentRange) {
        ApiFixture.ApiReply reply = download(Map.of("Range", range, "If-Range", "\"ab12\""));
        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.body()).isEqualTo(body);
        assertThat(reply.http().headers().firstValue("Content-Range")).contains(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "lines=1-2", "bytes=-", "bytes=a-b"})
    void otherRangesGetTheWholeArchive(String range) {
        assertThat(download(Map.of("Range", range)).body()).isEqualTo("0123456789");
    }

    @Test
    void aRangeOfAnotherContentGetsTheWholeArchiveAndOneBeyondItIsRefused() {
        assertThat(download(Map.of("Range", "bytes=0-3", "If-Range", "\"other\""))
                        .status())
                .isEqualTo(200);
        ApiFixture.ApiReply beyond = download(Map.of("Range", "bytes=10-"));
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.http().headers().firstValue("Content-Range")).contains("bytes */10");
    }

    @Test
    void deletingAServerReturnsAJobIfItIsBackedUpFirst() throws Exception {
        try (ApiFixture other = new ApiFixture()) {
            other.backups.policy = new BackupPolicy(0, 0, 0, 0, true);
            ApiFixture.ApiReply reply = other.admin("DELETE", "/servers/1", null);
            assertThat(reply.status()).isEqualTo(202);
            assertThat(reply.data()).hasToString("{\"job_id\":1}");
        }
    }
}
