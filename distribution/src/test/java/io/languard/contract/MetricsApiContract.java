package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class MetricsApiContract extends ApiContract {

    @Test
    void metricsOfARunningServerAreStored() throws Exception {
        ServerUnderTest game = game();
        assertThat(viewer().get(game.path("/metrics")).data()).isEmpty();
        game.start();
        JsonNode points = admin().await(
                        game.path("/metrics"),
                        contractApiResponse -> contractApiResponse.data().size() > 1)
                .data();
        assertThat(fields(points.get(0))).containsExactly("timestamp", "cpu_percent", "ram_mb", "player_count");
        assertThat(Instant.parse(points.get(0).path("timestamp").asText()))
                .isBefore(Instant.parse(points.get(1).path("timestamp").asText()));
        assertThat(points.get(0).path("ram_mb").asDouble()).isPositive();
        JsonNode steps = viewer().get(game.path("/metrics?resolution=1h")).data();
        assertThat(steps).hasSizeBetween(1, 2);
        assertThat(steps.get(0).path("timestamp").asText()).endsWith("00:00Z");
        assertThat(viewer().get(game.path("/metrics?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z"))
                        .data())
                .isEmpty();
        for (String bad : new String[] {"resolution=5", "resolution=5x", "resolution=0m", "from=now", "to=5"}) {
            assertRefused(viewer().get(game.path("/metrics?" + bad)), 422, "VALIDATION_ERROR");
        }
    }

    @Test
    void platformMetricsAreExposedToPrometheus() throws Exception {
        game().start();
        ContractApiClient root = new ContractApiClient(platform().root().replace("/api", ""), null);
        ContractApiResponse contractApiResponse = root.get("/metrics");
        assertThat(contractApiResponse.status()).isEqualTo(200);
        assertThat(contractApiResponse.header("Content-Type")).startsWith("text/plain");
        assertThat(contractApiResponse.text())
                .contains("# TYPE ", "status=\"running\"")
                .contains("\nprocess_resident_memory_bytes ", "\njvm_memory_used_bytes{area=\"heap\"} ")
                .contains("\nlanguard_server_crash_restarts_total{");
        assertThat(lint(contractApiResponse.text())).isEmpty();
        ContractApiResponse proxied = root.send("GET", "/metrics", null, Map.of("X-Forwarded-For", "192.0.2.1"));
        assertThat(proxied.status()).isEqualTo(403);
    }

    /** Returns what Prometheus' own tool finds wrong; nothing if it is not installed. */
    private static String lint(String metrics) throws Exception {
        Path promtool = Path.of("/usr/bin/promtool");
        if (!Files.isExecutable(promtool)) {
            return "";
        }
        Process process = new ProcessBuilder(promtool.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(metrics.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output : "failed: " + output;
    }
}
