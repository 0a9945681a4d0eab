package io.languard.rest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuntimeMetricsTest {

    @Test
    void hasTheUsualNames() {
        assertThat(new RuntimeMetrics().collect())
                .extracting(snapshot -> snapshot.getMetadata().getName())
                .contains(
                        "process_cpu_seconds",
                        "process_start_time_seconds",
                        "process_open_fds",
                        "process_max_fds",
                        "process_resident_memory_bytes",
                        "jvm_memory_used_bytes",
                        "jvm_threads_current",
                        "jvm_gc_collection_seconds");
    }

    @Test
    void severalCanExistOneAfterTheOther() {
        int count = new RuntimeMetrics().collect().size();

        assertThat(new RuntimeMetrics().collect()).hasSize(count);
    }
}
