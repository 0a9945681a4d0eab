package io.languard.security.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodesTest {

    /** Of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = 37_037_037;

    private final TotpCodes codes = new TotpCodes();

    /** The RFC lists 8 digits; 6 digits are the last 6 of them. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheRfc(long seconds, String code) {
        String digits = code.substring(2);

        assertThat(codes.code(SECRET, seconds / 30)).isEqualTo(digits);
        assertThat(codes.findStep(SECRET, digits, Instant.ofEpochSecond(seconds)))
                .hasValue(seconds / 30);
    }

    @Test
    void aClockMayDifferByOneStep() {
        for (long drift = -1; drift <= 1; drift++) {
            assertThat(codes.findStep(SECRET, codes.code(SECRET, STEP + drift), NOW))
                    .hasValue(STEP + drift);
        }
        assertThat(codes.findStep(SECRET, codes.code(SECRET, STEP - 2), NOW)).isEmpty();
        assertThat(codes.findStep(SECRET, codes.code(SECRET, STEP + 2), NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "05047", "0050471", "050472", "' 050471'", "+50471", "٠٥٠٤٧١"})
    void nothingElseIsACode(String text) {
        assertThat(codes.findStep(SECRET, text, NOW)).isEqualTo(OptionalLong.empty());
        assertThat(codes.findStep(SECRET, "050471", NOW)).hasValue(STEP);
    }

    @Test
    void theAddressContainsWhatAnAuthenticatorNeeds() {
        assertThat(TotpCodes.uri("eve@example.org", SECRET))
                .isEqualTo("otpauth://totp/Languard:eve%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Languard&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void secretsDiffer() {
        assertThat(codes.newSecret()).hasSize(20).isNotEqualTo(codes.newSecret());
    }

    /** The vectors of RFC 4648 without padding. */
    @ParameterizedTest
    @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String bytes, String text) {
        assertThat(Base32.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }
}
