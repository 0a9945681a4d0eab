package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.ApiFixture.ApiReply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a resource of an adapter cannot return more than the platform can process. */
class AdapterResponseLimitTest {

    private static final String ROOT = "/servers/1/game/arma3/size/";

    private static ApiFixture apiFixture;

    /** A resource that returns as much as it is asked for. */
    @Path("size")
    public static class SizeResource {

        @GET
        @Path("text/{length}")
        public Map<String, Object> text(@PathParam("length") int length) {
            return Map.of("text", "x".repeat(length));
        }

        @GET
        @Path("endless")
        public List<String> endless() {
            return Collections.nCopies(Integer.MAX_VALUE, "element");
        }

        @GET
        @Path("later")
        public CompletionStage<List<String>> later() {
            return CompletableFuture.supplyAsync(this::endless);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture((actor, serverId, gameType) -> null);
        apiFixture.games.routes.put("arma3", Set.of(new SizeResource()));
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless", "later", "text/8400000"})
    void anAdminGetsAnErrorThatNamesTheAdapterAndTheLimit(String path) {
        ApiReply reply = apiFixture.admin("GET", ROOT + path, null);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(reply.body())
                .contains("The adapter of game type 'arma3' returned more than 8388608 characters of JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless", "text/1100000"})
    void clientsWhoMayNotSeeAddressesHaveALowerLimit(String path) {
        assertThat(apiFixture.get(ROOT + path).body()).contains("returned more than 1048576 characters of JSON");
    }

    @Test
    void whatIsWithinTheLimitsArrivesWhole() {
        assertThat(apiFixture
                        .admin("GET", ROOT + "text/8000000", null)
                        .data()
                        .get("text")
                        .textValue())
                .hasSize(8_000_000);
        assertThat(apiFixture.get(ROOT + "text/1000000").data().get("text").textValue())
                .hasSize(1_000_000);
    }
}
