package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileReaderTest {

    @TempDir
    Path folder;

    @Test
    void oneCallReadsABoundedPieceAndTheNextContinues() throws IOException {
        Path file = Files.writeString(folder.resolve("output.log"), "123456789\n".repeat(200_000) + "READY\n");
        AtomicInteger lines = new AtomicInteger();
        try (GrowingFileReader tail = new GrowingFileReader(file)) {
            assertThat(tail.readLines(line -> lines.incrementAndGet() < 0)).isFalse();
            assertThat(lines.get()).isBetween(1, 60_000);
            int calls = 1;
            while (!tail.readLines("READY"::equals)) {
                assertThat(++calls).isLessThan(10);
            }
        }
    }
}
