package io.languard.logstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkCodecTest {

    private static final String[] TEXTS = {
        "", "plain", "\u0000", "a\nb\r\n", "\uFFFF\uFFFE", "🦊 ж 名", "x".repeat(70_000)
    };

    @Test
    void linesAreReturnedUnchanged() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<StoredLine> expected = new ArrayList<>();
            LineColumns lineColumns = new LineColumns(0, 0);
            long id = random.nextInt(1_000_000);
            for (int i = random.nextInt(200); i >= 0; i--) {
                long time = seed % 2 == 0 ? 1_800_000_000_000L + random.nextInt(10_000) : random.nextLong() >> 12;
                id += seed % 3 == 0 ? 1 + random.nextInt(1_000) : 1;
                String text = TEXTS[random.nextInt(seed % 10 == 0 ? TEXTS.length : TEXTS.length - 1)];
                StoredLine line = new StoredLine(id, Instant.ofEpochMilli(time), random.nextInt(4), text);
                expected.add(line);
                lineColumns.add(id, line);
            }

            LineColumns read = ChunkCodec.decode(ChunkCodec.encode(lineColumns));

            List<StoredLine> actual = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                actual.add(read.line(i));
            }
            assertThat(actual).isEqualTo(expected);
            assertThat(read.foldingTraits()).isEqualTo(FoldingTraits.of(lineColumns));
        }
    }
}
