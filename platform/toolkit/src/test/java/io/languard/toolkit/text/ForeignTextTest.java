package io.languard.toolkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ForeignTextTest {

    @Test
    void everyUsualEncodingIsRead() {
        assertThat(ForeignText.decode("Größe € 日本 😀".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Größe € 日本 😀");
        assertThat(ForeignText.decode("Größe".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("Größe");
        assertThat(ForeignText.decode("„Größe“ €".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("„Größe“ €");
        assertThat(ForeignText.decode(new byte[0])).isEmpty();
    }

    @Test
    void noByteIsReplaced() {
        for (int value = 0; value < 256; value++) {
            assertThat(ForeignText.decode(new byte[] {'x', (byte) value, '('}))
                    .hasSize(3)
                    .doesNotContain("\uFFFD");
        }
    }
}
