package io.languard.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogLevel;
import io.languard.persistence.text.Folding;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Search and signature against the plain way of searching. */
class SearchTest {

    private static final String[] ALPHABETS = {
        "aAbB", "kKsSiI _%\\", "kKsSiIıİſ\u212A", "жЖabДд", "éÉe\u0301aA", "σςΣa", "🦊ab𐐀𐐨", "ÄäßẞSs\u0000\n"
    };

    private static String text(Random random, String alphabet, int most) {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private static int[] plainly(Lines lines, String needle) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (Folding.fold(lines.message(i)).contains(Folding.fold(needle))) {
                found.add(i);
            }
        }
        return found.stream().mapToInt(each -> each).toArray();
    }

    @Test
    void theSameLinesAreFoundAsByLookingAtEachCharacter() {
        int hits = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            Lines lines = new Lines(0, 0);
            for (int i = random.nextInt(20); i >= 0; i--) {
                String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
                lines.add(i, new LogLine(0, Instant.EPOCH, LogLevel.INFO, text(random, alphabet, 40)));
            }
            String needle = text(random, ALPHABETS[random.nextInt(ALPHABETS.length)], 5);

            int[] expected = plainly(lines, needle);

            Lines read = Codec.decode(Codec.encode(lines));
            assertThat(new Filter(new LogQuery(null, null, needle, 0, 0)).matches(read))
                    .isEqualTo(expected);
            if (expected.length > 0) {
                hits++;
                assertThat(Signature.mayHold(Signature.of(lines), new Needle(needle)))
                        .isTrue();
            }
        }
        assertThat(hits).isGreaterThan(500);
    }

    @Test
    void caseIsIgnoredAsInStrings() {
        for (int c = 1; c < 0xD800; c++) {
            String lower = "x" + Character.toLowerCase((char) c) + "y";
            String upper = "X" + Character.toUpperCase((char) c) + "Y";
            assertThat(Folding.fold(lower).equals(Folding.fold(upper))).isEqualTo(lower.equalsIgnoreCase(upper));
        }
    }

    @Test
    void nothingIsFoundAcrossTwoLines() {
        Lines lines = new Lines(0, 0);
        lines.add(1, new LogLine(0, Instant.EPOCH, LogLevel.INFO, "one"));
        lines.add(2, new LogLine(0, Instant.EPOCH, LogLevel.INFO, "two"));

        assertThat(new Filter(new LogQuery(null, null, "onetwo", 0, 0)).matches(lines))
                .isEmpty();
        assertThat(new Filter(new LogQuery(null, null, "two", 0, 0)).matches(lines))
                .containsExactly(1);
    }

    @Test
    void aSignatureTellsThatARareWordIsNotThere() {
        Lines lines = new Lines(0, 0);
        for (int i = 0; i < 2_000; i++) {
            lines.add(i, new LogLine(0, Instant.EPOCH, LogLevel.INFO, "Player " + i + " connected from 10.0.0." + i));
        }
        byte[] signature = Signature.of(lines);

        assertThat(Signature.mayHold(signature, new Needle("CONNECTED FROM"))).isTrue();
        assertThat(Signature.mayHold(signature, new Needle("segmentation"))).isFalse();
    }
}
