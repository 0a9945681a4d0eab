package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerNamesTest {

    /** Hashes computed with {@code printf 'player\0name' | sha256sum}. */
    @ParameterizedTest
    @CsvSource({
        "Steve, my_world, Steve-my-world-836805e7",
        "7b0f-uuid, survival, w-7b0f-uuid-survival-3933e683",
        "-x, y, w--x-y-fa6d768d",
    })
    void buildsTheHashedName(String player, String name, String container) {
        assertThat(ContainerNames.hashed(player, name)).isEqualTo(container);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-b", "a1", "a--b", "Zz-9"})
    void acceptsValidNames(String name) {
        assertThat(ContainerNames.isValid(name)).isTrue();
        assertThat(ContainerNames.isValid(name + "x".repeat(63 - name.length())))
                .isTrue();
        assertThat(ContainerNames.isValid(name + "x".repeat(64 - name.length())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "-a", "a-", "a_b", "a b", "a/b", "ä", "a\n", "../a", "--config"})
    void rejectsInvalidNames(String name) {
        assertThat(ContainerNames.isValid(name)).isFalse();
    }

    @Test
    void buildsAUniqueValidNameFromAnyInput() {
        Random random = new Random(20261120);
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String player = text(random);
            String name = text(random);
            String container = ContainerNames.hashed(player, name);
            assertThat(ContainerNames.isValid(container)).as(container).isTrue();
            assertThat(container).isEqualTo(ContainerNames.hashed(player, name));
            assertThat(owners.putIfAbsent(container, player + "\0" + name)).isIn(null, player + "\0" + name);
        }
    }

    @Test
    void countsCodePoints() {
        assertThat(ContainerNames.hashed("a😀b", "c")).startsWith("a-b-c-");
    }

    @Test
    void truncatesAndStripsTrailingHyphens() {
        assertThat(ContainerNames.hashed("a".repeat(60), "b")).matches("a{54}-[0-9a-f]{8}");
        assertThat(ContainerNames.hashed("a".repeat(50), "-----b")).matches("a{50}-[0-9a-f]{8}");
        assertThat(ContainerNames.hashed("-", "-")).matches("w-[0-9a-f]{8}");
        assertThat(ContainerNames.hashed("1".repeat(99), "b")).matches("w-1{52}-[0-9a-f]{8}");
    }

    private static String text(Random random) {
        int length = 1 + random.nextInt(random.nextBoolean() ? 6 : 70);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(3) == 0 ? random.nextInt(0x11000) : "aZ9-_ ./".charAt(random.nextInt(8)));
        }
        return text.toString();
    }
}
