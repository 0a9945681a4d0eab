package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedRolloverTest {

    @TempDir
    private Path logs;

    @Test
    void theInterruptedFileIsCompressedAndOthersStay() throws Exception {
        Files.writeString(logs.resolve("languard.2026-11-29.0.log123456.tmp"), "a line\n");
        Path incomplete = Files.writeString(logs.resolve("languard.2026-11-29.0.log.gz"), "half");
        Path current = Files.writeString(logs.resolve("languard.log"), "current");
        Path foreign = Files.writeString(logs.resolve("notes.tmp"), "foreign");

        InterruptedRollover.complete(logs);

        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files).containsExactlyInAnyOrder(incomplete, current, foreign);
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(incomplete))) {
            assertThat(new String(in.readAllBytes())).isEqualTo("a line\n");
        }
    }
}
