package io.languard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.languard.benchmark.Latencies.Summary;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void summarizesWhatWasAddedSinceTheLastSummary() {
        add(100_000, 5);
        latencies.summarize();
        for (int latency = 999; latency >= 0; latency--) {
            latencies.add(latency);
        }
        assertThat(latencies.summarize()).isEqualTo(new Summary(500, 900, 990, 999));
    }

    @Test
    void aSummaryIsSentAsWords() {
        Summary summary = new Summary(18_000, 30_000, 35_000, 44_000);
        assertThat(Summary.parse(summary.words())).isEqualTo(summary);
    }

    @Test
    void aNegativeLatencyIsAnError() {
        add(10, 5);
        latencies.add(-1);
        assertThatIllegalStateException().isThrownBy(latencies::summarize);
    }

    private void add(int count, long latency) {
        for (int i = 0; i < count; i++) {
            latencies.add(latency);
        }
    }
}
