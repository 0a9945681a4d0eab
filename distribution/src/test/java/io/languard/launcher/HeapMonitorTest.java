package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeapMonitorTest {

    @Test
    void namesTheLargestClasses() {
        byte[] large = new byte[40 * 1024 * 1024];
        assertThat(HeapMonitor.largestClasses()).containsPattern("\\[B [0-9]{2,} MiB");
        assertThat(large).isNotEmpty();
    }

    @Test
    void namesWhatThreadsOfThePlatformDo() {
        StackTraceElement[] idle = {new StackTraceElement("java.lang.Object", "wait", null, 1)};
        StackTraceElement[] busy = {
            new StackTraceElement("java.util.ArrayList", "add", null, 1),
            new StackTraceElement("io.languard.rest.resource.LogsResource", "listLogs", null, 1),
            new StackTraceElement("io.languard.rest.ApiServlet", "service", null, 1)
        };
        assertThat(HeapMonitor.busyThreads(Map.of(new Thread("idle"), idle, new Thread("http-7"), busy)))
                .containsExactly("http-7 in LogsResource.listLogs");
    }
}
