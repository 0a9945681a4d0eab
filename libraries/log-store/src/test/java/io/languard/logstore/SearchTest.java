package io.languard.logstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Search and n-gram filter against a naive search. */
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

    private static int[] plainly(LineColumns lineColumns, String search) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lineColumns.size(); i++) {
            if (CaseFolding.fold(lineColumns.message(i)).contains(CaseFolding.fold(search))) {
                found.add(i);
            }
        }
        return found.stream().mapToInt(each -> each).toArray();
    }

    @Test
    void findsTheSameLinesAsANaiveSearch() {
        int hits = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            LineColumns lineColumns = new LineColumns(0, 0);
            for (int i = random.nextInt(20); i >= 0; i--) {
                String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
                lineColumns.add(i, new StoredLine(0, Instant.EPOCH, 1, text(random, alphabet, 40)));
            }
            String search = text(random, ALPHABETS[random.nextInt(ALPHABETS.length)], 5);

            int[] expected = plainly(lineColumns, search);

            LineColumns read = ChunkCodec.decode(ChunkCodec.encode(lineColumns));
            assertThat(new LineFilter(new LineQuery(LineQuery.ANY_LEVEL, null, search, 0, 0)).matches(read))
                    .isEqualTo(expected);
            if (expected.length > 0) {
                hits++;
                assertThat(NgramFilter.mightContain(NgramFilter.build(lineColumns), new SubstringMatcher(search)))
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
        lineColumns.add(1, new StoredLine(0, Instant.EPOCH, 1, "one"));
        lineColumns.add(2, new StoredLine(0, Instant.EPOCH, 1, "two"));

        assertThat(new LineFilter(new LineQuery(LineQuery.ANY_LEVEL, null, "onetwo", 0, 0)).matches(lineColumns))
                .isEmpty();
        assertThat(new LineFilter(new LineQuery(LineQuery.ANY_LEVEL, null, "two", 0, 0)).matches(lineColumns))
                .containsExactly(1);
    }

    @Test
    void theFilterExcludesAWordThatDoesNotOccur() {
        LineColumns lineColumns = new LineColumns(0, 0);
        for (int i = 0; i < 2_000; i++) {
            lineColumns.add(i, new StoredLine(0, Instant.EPOCH, 1, "Player " + i + " connected from 10.0.0." + i));
        }
        byte[] filter = NgramFilter.build(lineColumns);

        assertThat(NgramFilter.mightContain(filter, new SubstringMatcher("CONNECTED FROM")))
                .isTrue();
        assertThat(NgramFilter.mightContain(filter, new SubstringMatcher("segmentation")))
                .isFalse();
    }
}
