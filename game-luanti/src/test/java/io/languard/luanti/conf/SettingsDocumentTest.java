package io.languard.luanti.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    private static final String ALPHABET = "ab={}\"#\n \\'[]%é";

    @Test
    void everyValidValueSurvivesARoundTrip() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String value = text(random);
            if (SettingSyntax.validationError(value) == null) {
                String file = new SettingsDocument()
                        .set("first", value)
                        .set("after", "1")
                        .text();
                assertThat(SettingsDocument.parse(file).values())
                        .as(file)
                        .isEqualTo(Map.of("first", value, "after", "1"));
            }
        }
    }

    @Test
    void textThatWouldEndAValueEarlyIsRejected() {
        for (String value : List.of("\"\"\"", "a\n\"\"\"\nport = 1", "\"\"\"x", "a\rb", "a\u0000")) {
            assertThat(SettingSyntax.validationError(value)).as(value).isNotNull();
            assertThatThrownBy(() -> new SettingsDocument().set("motd", value))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(SettingSyntax.validationError("a \"\"\" b\n{\n}\n# no comment"))
                .isNull();
    }

    @Test
    void otherTextIsPreserved() {
        String file = "# a comment\n\nbackend=leveldb\n  gameid =  old  \nnoise = {\n\toffset = 1\n\tin = {\n\t}\n}\n"
                + "motd = \"\"\"\ntwo\ngameid = no\n\"\"\"\nload_mod_a = true\n";
        SettingsDocument text = SettingsDocument.parse(file);
        assertThat(text.text()).isEqualTo(file);
        text.set("gameid", "new");
        text.removeIf(name -> name.startsWith("load_mod_"));
        assertThat(text.text())
                .isEqualTo(file.replace("  gameid =  old  ", "gameid = new").replace("load_mod_a = true\n", ""));
        assertThat(text.get("motd")).contains("two\ngameid = no");
    }

    @Test
    void invalidNamesAreRejected() {
        for (String name : List.of("", "a b", "a=b", "a\nb", "#a", "\"", "{")) {
            assertThatThrownBy(() -> new SettingsDocument().set(name, "1"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
