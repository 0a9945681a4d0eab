package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.fake.FakeWorlds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Players' worlds, as admins see them. */
class WorldsTest {

    private Api api;

    @BeforeEach
    void start() throws Exception {
        api = new Api();
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void areListedWithWhatIsKnownOfThem() {
        api.worlds.worlds = List.of(FakeWorlds.world("Ann", "10.0.0.5"), FakeWorlds.world("Bob", null));

        assertThat(api.call("viewer", "GET", "/worlds", null).body())
                .contains("{\"player\":\"Ann\",\"container\":\"P-N\",\"status\":\"running\",\"address\":\"10.0.0.5\","
                        + "\"port\":25565,\"created_at\":\"1970-01-01T00:00:00Z\",\"last_login\":\"1970-01-01T00:00:00Z\"},"
                        + "{\"player\":\"Bob\"");
    }

    @Test
    void areChangedByAdmins() {
        assertThat(api.admin("POST", "/worlds/Ann/freeze", null).status()).isEqualTo(200);
        assertThat(api.admin("POST", "/worlds/Bob/freeze", null).code()).isEqualTo("NOT_FOUND");
        assertThat(api.admin("GET", "/worlds/Ann/console", null).body()).contains("\"text\":\"Ann says hello\\n\"");
        assertThat(api.admin("DELETE", "/worlds/Ann", null).status()).isEqualTo(204);
        assertThat(api.call("viewer", "DELETE", "/worlds/Ann", null).status()).isEqualTo(403);
    }

    @Test
    void areAbsentWithoutAProvisioner() {
        api.worlds.admin.failure = new LanguardException(ErrorCode.CAPABILITY_NOT_SUPPORTED, "none");

        Api.Reply reply = api.admin("POST", "/worlds/Ann/start", null);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("CAPABILITY_NOT_SUPPORTED");
    }
}
