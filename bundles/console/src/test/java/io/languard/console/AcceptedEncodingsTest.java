package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcceptedEncodingsTest {

    @Test
    void whatABrowserSendsIsAccepted() {
        AcceptedEncodings encodings = AcceptedEncodings.of("gzip, deflate, br, zstd");
        assertThat(encodings.contains("br")).isTrue();
        assertThat(encodings.contains("gzip")).isTrue();
        assertThat(encodings.contains("compress")).isFalse();
    }

    @Test
    void aSmallWeightIsAcceptedAndNoneIsNot() {
        AcceptedEncodings encodings = AcceptedEncodings.of("GZIP;q=0.5, br ; q=0, deflate;q=0.000");
        assertThat(encodings.names()).containsExactly("gzip");
    }

    @Test
    void withoutTheHeaderNothingIsAccepted() {
        assertThat(AcceptedEncodings.of(null).contains("gzip")).isFalse();
        assertThat(AcceptedEncodings.of("").contains("gzip")).isFalse();
    }
}
