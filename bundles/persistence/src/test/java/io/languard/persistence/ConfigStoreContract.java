package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class ConfigStoreContract extends StoreContract {

    @Test
    void aSectionIsReplacedOnlyAtItsVersion() {
        int server = stored("s").id();

        assertThat(bed().configs().replace(server, section("x", "{\"a\":1}", 1), 0))
                .isTrue();
        assertThat(bed().configs().replace(server, section("x", "{\"a\":2}", 1), 0))
                .isFalse();
        assertThat(bed().configs().replace(server, section("x", "{\"a\":3}", 2), 1))
                .isTrue();
        assertThat(bed().configs().replace(server, section("x", "{\"a\":4}", 2), 1))
                .isFalse();
        assertThat(bed().configs().replace(server, section("y", "{}", 2), 1)).isFalse();
        assertThat(bed().configs().sections(server)).containsExactly(section("x", "{\"a\":3}", 2));
    }

    @Test
    void aSectionOfAServerThatIsGoneIsNotWritten() {
        assertThat(bed().configs().replace(987654, section("x", "{}", 1), 0)).isFalse();
    }

    @Test
    void aMegabyteOfTextFits() {
        int server = stored("s").id();
        String text = "🦊".repeat(262_144);

        bed().configs().replace(server, section("x", text, 1), 0);

        assertThat(bed().configs().sections(server).get(0).values()).isEqualTo(text);
    }

    @Test
    void ofFiftyWritersWithOneVersionExactlyOneWins() throws Exception {
        int server = stored("s").id();
        for (int version = 0; version < 3; version++) {
            int expected = version;
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String values = "{\"writer\":" + i + "}";
                writers.add(() -> bed().configs().replace(server, section("x", values, expected + 1), expected));
            }

            List<Boolean> results = together(writers);

            assertThat(results).containsOnlyOnce(true);
            assertThat(bed().configs().sections(server).get(0).values())
                    .isEqualTo("{\"writer\":" + results.indexOf(true) + "}");
        }
    }
}
