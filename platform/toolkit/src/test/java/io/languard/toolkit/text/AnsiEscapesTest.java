package io.languard.toolkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsiEscapesTest {

    @Test
    void sequencesAroundATextAreRemoved() {
        assertThat(AnsiEscapes.stripAround("\u001b[31mred\u001b[0m")).isEqualTo("red");
        assertThat(AnsiEscapes.stripAround("\u001b[0m\u001b[1;38;5;9m  x \u001b[K\u001b[m"))
                .isEqualTo("  x ");
        assertThat(AnsiEscapes.stripAround("\u001b[0m")).isEmpty();
    }

    @Test
    void otherTextIsKept() {
        for (String text :
                new String[] {"", "plain", "a\u001b[31mb", "\u001b", "\u001b[", "\u001b[3", "[31mx", "\u001bc"}) {
            assertThat(AnsiEscapes.stripAround(text)).isEqualTo(text);
        }
    }
}
