package io.languard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadTimesTest {

    @Test
    void groupsThreadsByTheirShortenedNames() {
        assertThat(ThreadTimes.group("17 (C1 CompilerThre) S 1")).isEqualTo("first compiler");
        assertThat(ThreadTimes.group("18 (FelixStartLevel) S 1")).isEqualTo("framework and components");
        assertThat(ThreadTimes.group("19 (a (b) thread) S 1")).isEqualTo("rest");
    }

    @Test
    void countsNoMoreThanTheProcessHasTaken() throws Exception {
        long pid = ProcessHandle.current().pid();
        double counted = ThreadTimes.of(pid).seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        // Starting a JVM takes more than the lower bound.
        assertThat(counted).isBetween(0.05, ProcessFigures.processorSeconds(pid));
    }
}
