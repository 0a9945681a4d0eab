package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class LogsApiContract extends ApiContract {

    @Test
    void linesCanBeFilteredByLevelTimeAndText() throws Exception {
        ServerUnderTest game = game().start();
        game.install().sendControl("log Needle 100%_done in the hay");
        JsonNode page = admin().await(
                        game.path("/logs?search=needle"),
                        contractApiResponse ->
                                contractApiResponse.data().path("total").asInt() == 1)
                .data();
        JsonNode line = page.at("/logs/0");
        assertThat(fields(page)).containsExactly("total", "logs");
        assertThat(fields(line)).containsExactly("id", "timestamp", "level", "message");
        assertThat(line.path("message").asText()).contains("Needle 100%_done in the hay");
        assertThat(total(game, "?search=100%25_done")).isEqualTo(1);
        assertThat(total(game, "?search=100_%25done")).isZero();
        assertThat(total(game, "?search=needle&level=" + line.path("level").asText()))
                .isEqualTo(1);
        assertThat(total(game, "?since=" + line.path("timestamp").asText() + "&search=needle"))
                .isEqualTo(1);
        assertThat(total(game, "?since=2099-01-01T00:00:00Z")).isZero();
        for (String bad : new String[] {"level=INFO", "level=fatal", "since=yesterday", "limit=0", "offset=-1"}) {
            assertRefused(admin().get(game.path("/logs?" + bad)), 422, "VALIDATION_ERROR");
        }
    }

    @Test
    void aCrashOfThePlatformNeitherLosesNorDuplicatesLines() throws Exception {
        ServerUnderTest game = game().start();
        game.install().sendControl("flood 4000 2000");
        admin().await(
                        game.path("/logs?search=message+Type_120"),
                        contractApiResponse ->
                                contractApiResponse.data().path("total").asInt() > 100);
        platform().crashAndStartAgain();
        List<String> lines = awaitFlood(game, 4000);
        assertThat(lines).hasSize(4000).doesNotHaveDuplicates();
    }

    @Test
    void aFloodIsStoredCompletelyAndInOrder() throws Exception {
        ServerUnderTest game = game().start();
        game.install().sendControl("flood 30000");
        List<String> lines = awaitFlood(game, 30_000);
        // All numbers have the same length, so the lexical order is the numerical order.
        assertThat(lines).hasSize(30_000).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void repeatedLinesOfAnOverloadedGameAreCountedButMostlyNotStored() throws Exception {
        ServerUnderTest game = game().start();
        game.install().sendControl("overload 3000");
        ContractApiResponse events = admin().await(
                        game.path("/events?event_type=overload"),
                        contractApiResponse -> sum(contractApiResponse.data(), "not_stored") == 2980);
        assertThat(events.data().get(0).at("/detail/message").asText()).isEqualTo("Network message is pending");
        assertThat(total(game, "?search=is+pending")).isEqualTo(20);
    }

    @Test
    void theStoredLogCanBeCleared() throws Exception {
        ServerUnderTest game = game().start();
        admin().await(
                        game.path("/logs"),
                        contractApiResponse ->
                                contractApiResponse.data().path("total").asInt() > 0);
        assertRefused(viewer().delete(game.path("/logs")), 403, "FORBIDDEN");
        game.await("running");
        assertNoContent(admin().delete(game.path("/logs")));
        assertThat(total(game, "?search=Host+identity")).isZero();
    }

    private static int sum(JsonNode events, String field) {
        int sum = 0;
        for (JsonNode event : events) {
            sum += event.path("detail").path(field).asInt();
        }
        return sum;
    }

    private int total(ServerUnderTest game, String query) {
        return admin().get(game.path("/logs" + query)).data().path("total").asInt(-1);
    }

    /** Waits for all lines of a flood and returns them, oldest first. */
    private List<String> awaitFlood(ServerUnderTest game, int count) {
        platform()
                .admin()
                .await(
                        game.path("/logs?limit=1&search=message+Type_120"),
                        contractApiResponse ->
                                contractApiResponse.data().path("total").asInt() >= count);
        List<String> lines = new ArrayList<>();
        for (int offset = 0; offset < count + 1000; offset += 1000) {
            JsonNode page = platform()
                    .admin()
                    .get(game.path("/logs?limit=1000&search=message+Type_120&offset=" + offset))
                    .data()
                    .path("logs");
            page.forEach(line -> lines.add(0, line.path("message").asText()));
        }
        return lines;
    }
}
