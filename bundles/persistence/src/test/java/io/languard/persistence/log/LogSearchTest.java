package io.languard.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogLevel;
import io.languard.persistence.text.CaseFolding;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Search and signature against the plain way of searching. */
class LogSearchTest {

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

    private static int[] plainly(LineColumns lineColumns, String needle) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lineColumns.size(); i++) {
            if (CaseFolding.fold(lineColumns.message(i)).contains(CaseFolding.fold(needle))) {
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
            LineColumns lineColumns = new LineColumns(0, 0);
            for (int i = random.nextInt(20); i >= 0; i--) {
                String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
                lineColumns.add(i, new LogLine(0, Instant.EPOCH, LogLevel.INFO, text(random, alphabet, 40)));
            }
            String needle = text(random, ALPHABETS[random.nextInt(ALPHABETS.length)], 5);

            int[] expected = plainly(lineColumns, needle);

            LineColumns read = ChunkCodec.decode(ChunkCodec.encode(lineColumns));
            assertThat(new LogLineFilter(new LogQuery(null, null, needle, 0, 0)).matches(read))
                    .isEqualTo(expected);
            if (expected.length > 0) {
                hits++;
                assertThat(NgramFilter.mightContain(NgramFilter.build(lineColumns), new SubstringMatcher(needle)))
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
            assertThat(CaseFolding.fold(lower).equals(CaseFolding.fold(upper)))
                    .isEqualTo(lower.equalsIgnoreCase(upper));
        }
    }

    @Test
    void nothingIsFoundAcrossTwoLines() {
        LineColumns lineColumns = new LineColumns(0, 0);
        lineColumns.add(1, new LogLine(0, Instant.EPOCH, LogLevel.INFO, "one"));
        lineColumns.add(2, new LogLine(0, Instant.EPOCH, LogLevel.INFO, "two"));

        assertThat(new LogLineFilter(new LogQuery(null, null, "onetwo", 0, 0)).matches(lineColumns))
                .isEmpty();
        assertThat(new LogLineFilter(new LogQuery(null, null, "two", 0, 0)).matches(lineColumns))
                .containsExactly(1);
    }

    @Test
    void aSignatureTellsThatARareWordIsNotThere() {
        LineColumns lineColumns = new LineColumns(0, 0);
        for (int i = 0; i < 2_000; i++) {
            lineColumns.add(
                    i, new LogLine(0, Instant.EPOCH, LogLevel.INFO, "Player " + i + " connected from 10.0.0." + i));
        }
        byte[] signature = NgramFilter.build(lineColumns);

        assertThat(NgramFilter.mightContain(signature, new SubstringMatcher("CONNECTED FROM")))
                .isTrue();
        assertThat(NgramFilter.mightContain(signature, new SubstringMatcher("segmentation")))
                .isFalse();
    }
}
