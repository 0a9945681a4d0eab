package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.testkit.service.FakeWorlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the admin routes for players' worlds. */
class WorldsResourceTest {

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
    void areListedWithTheirDetails() {
        apiFixture.worlds.worlds = List.of(FakeWorlds.world("Ann", "10.0.0.5"), FakeWorlds.world("Bob", null));

        assertThat(apiFixture.call("viewer", "GET", "/worlds", null).body())
                .contains("{\"player\":\"Ann\",\"container\":\"P-N\",\"status\":\"running\",\"address\":\"10.0.0.5\","
                        + "\"port\":25565,\"created_at\":\"1970-01-01T00:00:00Z\",\"last_login\":\"1970-01-01T00:00:00Z\"},"
                        + "{\"player\":\"Bob\"");
    }

    @Test
    void areChangedByAdmins() {
        assertThat(apiFixture.admin("POST", "/worlds/Ann/freeze", null).status())
                .isEqualTo(200);
        assertThat(apiFixture.admin("POST", "/worlds/Bob/freeze", null).code()).isEqualTo("NOT_FOUND");
        assertThat(apiFixture.admin("GET", "/worlds/Ann/console", null).body())
                .contains("\"text\":\"Ann says hello\\n\"");
        assertThat(apiFixture.admin("DELETE", "/worlds/Ann", null).status()).isEqualTo(204);
        assertThat(apiFixture.call("viewer", "DELETE", "/worlds/Ann", null).status())
                .isEqualTo(403);
    }

    @Test
    void areAbsentWithoutAProvisioner() {
        apiFixture.worlds.admin.failure = new LanguardException(ErrorCode.CAPABILITY_NOT_SUPPORTED, "none");

        ApiFixture.ApiReply apiReply = apiFixture.admin("POST", "/worlds/Ann/start", null);
        assertThat(apiReply.status()).isEqualTo(404);
        assertThat(apiReply.code()).isEqualTo("CAPABILITY_NOT_SUPPORTED");
    }
}
