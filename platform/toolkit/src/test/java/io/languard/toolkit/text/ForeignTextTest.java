package io.languard.toolkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    void eachLineHasItsOwnEncoding() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write("Größe\r\n\n".getBytes(StandardCharsets.UTF_8));
        text.write("„Größe“\n".getBytes(Charset.forName("windows-1252")));
        text.write("日本".getBytes(StandardCharsets.UTF_8));
        assertThat(ForeignText.decodeLines(text.toByteArray())).isEqualTo("Größe\r\n\n„Größe“\n日本");
        assertThat(ForeignText.decodeLines("a\nb\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\nb\n");
        assertThat(ForeignText.decodeLines(new byte[0])).isEmpty();
    }

    @Test
    void aFilesByteOrderMarkDecidesAndIsRemoved() {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(ForeignText.decodeFile("\uFEFFGröße = 1\r\n".getBytes(charset)))
                    .isEqualTo("Größe = 1\r\n");
        }
        assertThat(ForeignText.decodeFile("Größe".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("Größe");
        assertThat(ForeignText.decodeFile("Größe".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Größe");
        assertThat(ForeignText.decodeFile(new byte[0])).isEmpty();
    }

    @Test
    void utf16IsRecognizedWithoutAMark() {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(ForeignText.decodeFile("hostname = \"日\";".getBytes(charset)))
                    .isEqualTo("hostname = \"日\";");
        }
        assertThat(ForeignText.decodeFile(new byte[] {'a', 0, 0, 'b'})).isEqualTo("a\0\0b");
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
