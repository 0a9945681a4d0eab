package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.Blueprint;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final Instance BASE = new Instance(
            "base", Status.STOPPED, Map.of(), List.of("default", "big"), Instant.EPOCH, Instant.EPOCH, "x86_64");

    @Test
    void copiesTheInstanceOfThatNameWithItsProfiles() {
        Blueprint copy = new Template("base", List.of(), Map.of()).blueprint("Ann", "Ann-w", List.of(BASE));

        assertThat(copy)
                .isEqualTo(new Blueprint(
                        "Ann-w", "base", true, "x86_64", List.of("default", "big"), Tags.of("Ann", "Ann-w")));
    }

    @Test
    void takesTheImageOfThatAliasElse() {
        Blueprint made = new Template("base", List.of(), Map.of()).blueprint("Ann", "Ann-w", List.of());

        assertThat(made.copy()).isFalse();
        assertThat(made.profiles()).isEmpty();
    }

    @Test
    void givesItsOwnProfilesAndLimits() {
        Template template = new Template("base", List.of("small"), Map.of("limits.memory", "1GiB"));

        Blueprint made = template.blueprint("Ann", "Ann-w", List.of(BASE));
        assertThat(made.profiles()).containsExactly("small");
        assertThat(made.config()).containsEntry("limits.memory", "1GiB").containsEntry(Tags.PLAYER, "Ann");
    }
}
