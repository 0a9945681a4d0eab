package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.config.ConfigImportResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the import of configuration files. */
class ConfigImportTest {

    private static final String PATH = "/servers/1/config/import";

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
    void theFileIsPassedOnAndTheResultIsReturned() {
        assertThat(send(PATH, "hostname = 1;").data())
                .hasToString(
                        """
                        {"sections":{"server":{"hostname":"Taken Over"}},\
                        "rotation":[{"mission_name":"MyMission.Altis","difficulty":"Veteran","params":{"time":6}}],\
                        "not_taken":[{"line":3,"text":"#include \\"x.hpp\\"","reason":"import that file as well"},\
                        {"line":null,"text":"MaxPing","reason":"is not in the file"}]}""");
        assertThat(apiFixture.imports.last).isEqualTo("admin 1 my server.cfg hostname = 1;");
    }

    @Test
    void aDryRunIsPassedOn() {
        assertThat(send(PATH + "?dry_run=true", "x").status()).isEqualTo(200);
        assertThat(apiFixture.imports.last).isEqualTo("admin 1 my server.cfg x dry");
        assertThat(send(PATH + "?dry_run=false", "x").status()).isEqualTo(200);
        assertThat(apiFixture.imports.last).isEqualTo("admin 1 my server.cfg x");
        assertThat(send(PATH + "?dry_run=perhaps", "x").code()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void aFileWithoutMissionsHasNoRotation() {
        ConfigImportResult before = apiFixture.imports.result;
        apiFixture.imports.result = new ConfigImportResult(Map.of(), List.of(), List.of());
        assertThat(send(PATH, "x").data()).hasToString("{\"sections\":{},\"not_taken\":[]}");
        apiFixture.imports.result = before;
    }

    private static ApiFixture.ApiReply send(String path, String text) {
        String body = "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"my server.cfg\"\r\n\r\n" + text
                + "\r\n--XX--\r\n";
        return apiFixture.raw(
                "POST",
                path,
                body,
                Map.of("Authorization", "Bearer admin", "Content-Type", "multipart/form-data; boundary=XX"));
    }
}
