package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogLevel;
import io.languard.service.log.LogLine;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitExplainerTest {

    @Test
    void namesTheErrorOfALuaModAndNotItsStackTrace() {
        assertThat(why(
                        "[Main]: ModError: Failed to load and run script from worldmods/broken/init.lua:",
                        "[Main]: worldmods/broken/init.lua:1: oops, I broke it",
                        "[Main]: stack traceback:",
                        "[Main]: \t[C]: in function 'error'",
                        "[Main]: \t.../worldmods/broken/init.lua:1: in main chunk"))
                .isEqualTo("The process ended with exit code 1: [Main]: worldmods/broken/init.lua:1: oops, I broke it");
    }

    @Test
    void namesAJavaExceptionAndNotItsStackTrace() {
        assertThat(why(
                        "java.net.BindException: Address already in use",
                        "\tat java.base/sun.nio.ch.Net.bind0(Native Method)",
                        "\tat app//Main.failed(Main.java:3)"))
                .endsWith(": java.net.BindException: Address already in use");
    }

    private static String why(String... errors) {
        return ExitExplainer.why(
                        Optional.of(1),
                        Stream.of(errors)
                                .map(text -> new LogLine(0, Instant.EPOCH, LogLevel.ERROR, text))
                                .toList())
                .orElseThrow();
    }
}
