package io.languard.logstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Rows of version 1, written by the first release with its own LZ4 compressor. If one of these tests fails, existing
 * databases can't be read.
 */
class StoredFormatTest {

    private static LineColumns expected() {
        LineColumns lines = new LineColumns(0, 0);
        for (int i = 0; i < 300; i++) {
            long id = 1000 + i + (i > 100 ? 7 : 0);
            String text = i % 50 == 49
                    ? "Grüße 🦊 " + i + "\n  second line"
                    : "12:00:" + i % 60 + " Player " + i * 31 + " connected from 10.0.0." + i;
            Instant time = Instant.ofEpochMilli(1_780_000_000_000L + i * 137L - (i % 7) * 40L);
            lines.add(id, new StoredLine(0, time, i % 11 == 0 ? 3 : i % 5 == 0 ? 2 : i % 3 == 0 ? 0 : 1, text));
        }
        return lines;
    }

    @Test
    void linesOfTheFirstReleaseAreRead() throws IOException {
        LineColumns expected = expected();

        LineColumns read = ChunkCodec.decode(resource("chunk-v1.bin"));

        assertThat(read.size()).isEqualTo(expected.size());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.line(i)).isEqualTo(expected.line(i));
        }
        assertThat(read.foldingTraits()).isEqualTo(expected.foldingTraits());
    }

    @Test
    void theFormatExceptForCompressedMessagesIsUnchanged() throws IOException {
        byte[] stored = resource("chunk-v1.bin");
        LineColumns expected = expected();
        // ids, times, levels and lengths: what precedes the block, which another compressor may write differently
        int header = stored.length / 5;

        byte[] written = ChunkCodec.encode(expected);

        assertThat(Arrays.copyOf(written, header)).isEqualTo(Arrays.copyOf(stored, header));
        assertThat(written.length).isLessThan(stored.length * 11 / 10);
    }

    @Test
    void theFormatOfFiltersIsUnchangedSinceTheFirstRelease() throws IOException {
        assertThat(NgramFilter.build(expected())).isEqualTo(resource("filter-v1.bin"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = StoredFormatTest.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        }
    }
}
