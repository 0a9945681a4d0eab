package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "гравець", "100%", "%0041", "a\u0000b", "a\nb", "😀", "\ud83d", "c0ffee-%"})
    void restoreThePlayer(String player) {
        assertThat(Tags.ownerOf(instance("c", Tags.of(player, "c")))).contains(player);
    }

    @Test
    void distinguishPlayersWhoseNamesTheEngineWouldTruncate() {
        assertThat(Tags.of("a\0b", "c").get(Tags.PLAYER)).isNotEqualTo("a").doesNotContain("\0");
    }

    @Test
    void doNotApplyToACopyWithAnotherName() {
        assertThat(Tags.ownerOf(instance("copy", Tags.of("Ann", "Ann-w")))).isEmpty();
    }

    @Test
    void areOptionalForARecordedContainer() {
        assertThat(Tags.mayBelongTo(instance("c", Map.of()), "Ann")).isTrue();
        assertThat(Tags.mayBelongTo(instance("c", Tags.of("Ann", "c")), "Ann")).isTrue();
        assertThat(Tags.mayBelongTo(instance("c", Tags.of("Bob", "c")), "Ann")).isFalse();
    }

    private static Instance instance(String name, Map<String, String> config) {
        return new Instance(
                name, InstanceStatus.RUNNING, config, List.of(), Instant.EPOCH, Instant.EPOCH, Map.of(), "x86_64");
    }
}
