package io.languard.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    final RestartPolicy policy = new RestartPolicy();
    final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void delaysDoubleFromTwoSecondsToSixty() {
        assertThat(IntStream.range(0, 8)
                        .mapToObj(
                                i -> policy.nextDelay(100, start).orElseThrow().toSeconds()))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void restartsAreLimitedWithinTenMinutes() {
        assertThat(policy.nextDelay(2, start)).isPresent();
        assertThat(policy.nextDelay(2, start.plusSeconds(60))).isPresent();
        assertThat(policy.nextDelay(2, start.plusSeconds(599))).isEmpty();
        assertThat(policy.nextDelay(2, start.plusSeconds(600))).isPresent();
    }

    @Test
    void zeroMeansNone() {
        assertThat(policy.nextDelay(0, start)).isEmpty();
    }

    @Test
    void aStableRunResetsCountAndDelay() {
        policy.nextDelay(2, start);
        policy.nextDelay(2, start);
        policy.reset();
        assertThat(policy.restartCount()).isZero();
        assertThat(policy.nextDelay(2, start)).contains(Duration.ofSeconds(2));
    }
}
