package io.languard.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameSanitizerTest {

    @ParameterizedTest
    @CsvSource({
        "coop.Altis.pbo, coop.Altis.pbo",
        "../../etc/passwd, passwd",
        "..\\..\\windows\\x.pbo, x.pbo",
        "C:\\temp\\x.pbo, x.pbo",
        ".hidden.pbo, hidden.pbo",
        "...pbo, pbo",
        "x.pbo. , x.pbo",
        "a:b.pbo, a_b.pbo",
        "CON.pbo, _CON.pbo",
        "lpt1, _lpt1",
        "console.pbo, console.pbo"
    })
    void removesDangerousParts(String requested, String expected) {
        assertThat(FileNameSanitizer.sanitize(requested)).contains(expected);
    }

    @Test
    void removesInvisibleCharacters() {
        assertThat(FileNameSanitizer.sanitize("a\u0000b\n\u202Egpj.pbo")).contains("abgpj.pbo");
    }

    @Test
    void composesDecomposedLetters() {
        assertThat(FileNameSanitizer.sanitize("u\u0308.pbo")).contains("\u00fc.pbo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "..", "a/", " . ", "\u0000"})
    void rejectsNamesWithoutUsableCharacters(String requested) {
        assertThat(FileNameSanitizer.sanitize(requested)).isEmpty();
    }

    @Test
    void rejectsNamesThatAreTooLong() {
        assertThat(FileNameSanitizer.sanitize("\u00fc".repeat(101))).isEmpty();
        assertThat(FileNameSanitizer.sanitize("\u00fc".repeat(100))).isPresent();
    }
}
