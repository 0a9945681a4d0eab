package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.spi.config.ConfigStore.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class ConfigStoreContract extends StoreContract {

    @Test
    void replacesASectionOnlyAtTheExpectedVersion() {
        int server = stored("s").id();

        assertThat(fixture().configs().replace(server, section("x", "{\"a\":1}", 1), 0))
                .isTrue();
        assertThat(fixture().configs().replace(server, section("x", "{\"a\":2}", 1), 0))
                .isFalse();
        assertThat(fixture().configs().replace(server, section("x", "{\"a\":3}", 2), 1))
                .isTrue();
        assertThat(fixture().configs().replace(server, section("x", "{\"a\":4}", 2), 1))
                .isFalse();
        assertThat(fixture().configs().replace(server, section("y", "{}", 2), 1))
                .isFalse();
        assertThat(fixture().configs().sections(server)).containsExactly(section("x", "{\"a\":3}", 2));
    }

    @Test
    void replacesSeveralSectionsTogetherOrNone() {
        int server = stored("s").id();
        fixture().configs().replace(server, section("x", "{\"a\":1}", 1), 0);
        fixture().configs().replace(server, section("y", "{\"a\":1}", 1), 0);

        assertThat(fixture()
                        .configs()
                        .replaceAll(
                                server,
                                List.of(
                                        new Replacement(section("x", "{\"a\":2}", 2), 1),
                                        new Replacement(section("z", "{\"a\":2}", 1), 0),
                                        new Replacement(section("y", "{\"a\":2}", 3), 2))))
                .isFalse();
        assertThat(fixture().configs().sections(server))
                .containsExactlyInAnyOrder(section("x", "{\"a\":1}", 1), section("y", "{\"a\":1}", 1));

        assertThat(fixture()
                        .configs()
                        .replaceAll(
                                server,
                                List.of(
                                        new Replacement(section("x", "{\"a\":2}", 2), 1),
                                        new Replacement(section("z", "{\"a\":2}", 1), 0))))
                .isTrue();
        assertThat(fixture().configs().sections(server))
                .containsExactlyInAnyOrder(
                        section("x", "{\"a\":2}", 2), section("y", "{\"a\":1}", 1), section("z", "{\"a\":2}", 1));
    }

    @Test
    void doesNotWriteASectionOfADeletedServer() {
        assertThat(fixture().configs().replace(987654, section("x", "{}", 1), 0))
                .isFalse();
    }

    @Test
    void storesAMegabyteOfText() {
        int server = stored("s").id();
        String text = "🦊".repeat(262_144);

        fixture().configs().replace(server, section("x", text, 1), 0);

        assertThat(fixture().configs().sections(server).get(0).values()).isEqualTo(text);
    }

    @Test
    void oneOfFiftyConcurrentWritersWins() throws Exception {
        int server = stored("s").id();
        for (int version = 0; version < 3; version++) {
            int expected = version;
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String values = "{\"writer\":" + i + "}";
                writers.add(() -> fixture().configs().replace(server, section("x", values, expected + 1), expected));
            }

            List<Boolean> results = runConcurrently(writers);

            assertThat(results).containsOnlyOnce(true);
            assertThat(fixture().configs().sections(server).get(0).values())
                    .isEqualTo("{\"writer\":" + results.indexOf(true) + "}");
        }
    }
}
