package io.languard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.GameServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GameServerBuilderTest {

    @Test
    void aSnapshotContainsTheGivenValuesAndAnAbsoluteDirectory() {
        GameServer server = GameServerBuilder.forDirectory(Path.of("servers/1"))
                .id(7)
                .gamePort(2402)
                .remoteAdminPort(2405)
                .config("main", "hostname", "Ann's")
                .config("main", Map.of("slots", 8))
                .build();
        assertThat(server.id()).isEqualTo(7);
        assertThat(server.gamePort()).isEqualTo(2402);
        assertThat(server.remoteAdminPort()).hasValue(2405);
        assertThat(server.directory()).isAbsolute();
        assertThat(server.config().section("main").values())
                .containsEntry("hostname", "Ann's")
                .containsEntry("slots", 8);
    }

    @Test
    void laterChangesToTheBuilderDoNotAffectASnapshot() {
        GameServerBuilder builder =
                GameServerBuilder.forDirectory(Path.of("servers/1")).config("main", "motd", null);
        GameServer server = builder.build();
        builder.config("main", "motd", "later");
        assertThat(server.config().section("main").values()).containsEntry("motd", null);
        assertThatThrownBy(() -> server.config().section("main").values().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
