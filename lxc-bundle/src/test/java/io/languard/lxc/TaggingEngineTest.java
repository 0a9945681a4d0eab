package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceSpec;
import io.languard.lxc.engine.InstanceStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggingEngineTest {

    private final FakeEngine engine = new FakeEngine();
    private final TaggingEngine one = new TaggingEngine(engine, "one");
    private final TaggingEngine other = new TaggingEngine(engine, "other");

    @Test
    void hidesWorldsOfOtherPlatforms() {
        one.create(new InstanceSpec("Ann-w", "image", Optional.empty(), List.of(), Tags.of("Ann", "Ann-w")));

        Instance mine = one.find("Ann-w").orElseThrow();
        assertThat(Tags.ownerOf(mine)).contains("Ann");
        assertThat(Tags.mayBelongTo(mine, "Ann")).isTrue();
        for (Instance theirs :
                List.of(other.find("Ann-w").orElseThrow(), other.list().get(0))) {
            assertThat(Tags.ownerOf(theirs)).isEmpty();
            assertThat(Tags.mayBelongTo(theirs, "Ann")).isFalse();
        }
    }

    @Test
    void acceptsUntaggedContainersOfAnAdoptedTable() {
        engine.put("Old-w", InstanceStatus.RUNNING, Map.of());
        assertThat(Tags.mayBelongTo(one.find("Old-w").orElseThrow(), "Old")).isTrue();
    }

    @Test
    void theIdDependsOnTheDatabaseOnly(@TempDir Path data) {
        Map<String, String> embedded = Map.of("languard.setting.LANGUARD_DATA", data.toString());
        String id = PlatformId.of(embedded::get);
        assertThat(id).hasSize(12).isEqualTo(PlatformId.of(embedded::get));
        Map<String, String> server = new HashMap<>(embedded);
        server.put("languard.setting.DB_NAME", "worlds");
        assertThat(PlatformId.of(server::get)).hasSize(12).isNotEqualTo(id).isEqualTo(PlatformId.of(server::get));
    }
}
