package io.languard.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Lz4CodecTest {

    @Test
    void everythingComesBackAsItWas() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] source = new byte[random.nextInt(seed % 100 == 0 ? 300_000 : 400) + 1];
            int alphabet = 1 + random.nextInt(seed % 3 == 0 ? 256 : 4);
            for (int i = 0; i < source.length; i++) {
                source[i] = (byte) random.nextInt(alphabet);
            }
            for (int i = random.nextInt(20); i < source.length - 600; i += 100 + random.nextInt(1_000)) {
                System.arraycopy(source, random.nextInt(i + 1), source, i + 1, 1 + random.nextInt(500));
            }

            byte[] block = Lz4Codec.compress(source, source.length);

            assertThat(Lz4Codec.decompress(block, 0, block.length, source.length))
                    .isEqualTo(source);
        }
    }

    @Test
    void whatIsBehindTheLengthIsNotTaken() {
        byte[] source = "abcdabcdabcdabcdabcdabcdxxxx".getBytes(StandardCharsets.US_ASCII);

        byte[] block = Lz4Codec.compress(source, 24);

        assertThat(Lz4Codec.decompress(block, 0, block.length, 24)).isEqualTo(Arrays.copyOf(source, 24));
    }

    @Test
    void repetitionTakesLittleRoom() {
        byte[] source = "12:00:00 Player connected. ".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

        assertThat(Lz4Codec.compress(source, source.length).length).isLessThan(source.length / 100);
    }
}
