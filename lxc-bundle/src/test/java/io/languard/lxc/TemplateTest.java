package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceSpec;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final Instance BASE = new Instance(
            "base",
            InstanceStatus.STOPPED,
            Map.of("limits.cpu", "4", "limits.memory", "8GiB", "volatile.eth0.hwaddr", "00:16:3e:00:00:01"),
            List.of("default", "big"),
            Instant.EPOCH,
            Instant.EPOCH,
            Map.of(),
            "x86_64");

    @Test
    void copiesTheInstanceWithThatName() {
        InstanceSpec copy = new Template("base", List.of(), Map.of()).instanceSpec("Ann", "Ann-w", List.of(BASE));

        assertThat(copy.source()).contains(BASE);
        assertThat(copy.profiles()).containsExactly("default", "big");
        assertThat(copy.config())
                .containsEntry("limits.memory", "8GiB")
                .containsAllEntriesOf(Tags.of("Ann", "Ann-w"))
                .doesNotContainKey("volatile.eth0.hwaddr");
    }

    @Test
    void otherwiseUsesTheImageWithThatAlias() {
        InstanceSpec made = new Template("base", List.of(), Map.of()).instanceSpec("Ann", "Ann-w", List.of());

        assertThat(made.source()).isEmpty();
        assertThat(made.image()).isEqualTo("base");
        assertThat(made.profiles()).isEmpty();
    }

    @Test
    void appliesItsProfilesAndLimits() {
        Template template = new Template("base", List.of("small"), Map.of("limits.memory", "1GiB"));

        InstanceSpec made = template.instanceSpec("Ann", "Ann-w", List.of(BASE));
        assertThat(made.profiles()).containsExactly("small");
        assertThat(made.config())
                .containsEntry("limits.memory", "1GiB")
                .containsEntry("limits.cpu", "4")
                .containsEntry(Tags.PLAYER, "Ann");
    }
}
