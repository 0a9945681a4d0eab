package io.languard.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.config.ConfigEntry;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.config.ConfigConflictException;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigServiceImplTest {

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore platform;
    int id;
    CreationResult created;

    @BeforeEach
    void create() {
        platform = new TestCore(data, memory);
        created = platform.servers.create(
                TestCore.ADMIN, new NewServer("one", null, "fake", "/bin/sh", FreePorts.first(2), null, null, null));
        id = created.server().id();
    }

    @Test
    void aNewServerHasDefaultsAndGeneratedCredentials() {
        ConfigSectionView section = platform.configs.section(TestCore.VIEWER, id, "main");
        assertThat(section.values())
                .containsEntry("slots", 8)
                .containsEntry("password", "***")
                .containsEntry("loud", false);
        assertThat(section.version()).isEqualTo(1);
        assertThat(created.credentials().get("password")).hasSize(12);
        assertThat(created.server().maxPlayers()).isEqualTo(8);
        assertThat(memory.configStore.sections(id).get(0).values())
                .doesNotContain(created.credentials().get("password"));
    }

    @Test
    void masksSecretsThatAreNotStoredSealed() {
        // As after an update of the adapter that added the field or made it a secret.
        for (String values : List.of("{\"slots\":9}", "{\"slots\":9,\"password\":\"plain\"}")) {
            ConfigSectionRecord stored = memory.configStore.sections(id).get(0);
            memory.configStore.replace(
                    id, new ConfigSectionRecord("main", values, stored.version() + 1, "0.9"), stored.version());
            assertThat(platform.configs.section(TestCore.VIEWER, id, "main").values())
                    .containsEntry("slots", 9)
                    .containsEntry("password", "***");
        }
    }

    @Test
    void omittedFieldsAndMaskedSecretsRetainTheirValues() {
        platform.configs.update(TestCore.ADMIN, id, "main", Map.of("slots", 12, "password", "***"), 1);
        ConfigSectionView section = platform.configs.update(TestCore.ADMIN, id, "main", Map.of("open", 0), 2);
        assertThat(section.values()).containsEntry("slots", 12).containsEntry("open", 0);
        assertThat(section.version()).isEqualTo(3);
        assertThat(platform.servers.get(TestCore.VIEWER, id).maxPlayers()).isEqualTo(12);
        assertThat(platform.configs.preview(TestCore.ADMIN, id))
                .containsEntry("FAKE_PASSWORD", created.credentials().get("password"));
    }

    @Test
    void switchesAcceptBothFormsAndAreStoredInTheSchemasForm() {
        assertThat(platform.configs
                        .update(TestCore.ADMIN, id, "main", Map.of("open", false, "loud", 1), 1)
                        .values())
                .containsEntry("open", 0)
                .containsEntry("loud", true);
    }

    @Test
    void reportsInvalidFieldsAndChangesNothing() {
        assertThat(problem(Map.of("slots", 65)))
                .isEqualTo(new FieldProblem("slots", "must be an integer from 1 to 64"));
        assertThat(problem(Map.of("slots", "many")))
                .isEqualTo(new FieldProblem("slots", "is a string, but must be an integer from 1 to 64"));
        assertThat(problem(Map.of("labels", Map.of("a", 1))))
                .isEqualTo(new FieldProblem("labels.a", "is an integer, but must be a string"));
        assertThat(problem(Map.of("nonsense", 1)).reason()).contains("slots");
        assertThat(problem(Map.of("script", "forbidden")).reason()).isEqualTo("is forbidden");
        assertThat(problem(Map.of("password", "abc")).reason()).doesNotContain("abc");
        assertThat(platform.configs.section(TestCore.VIEWER, id, "main").version())
                .isEqualTo(1);
    }

    @Test
    void aStaleVersionIsAConflictWithTheCurrentState() {
        platform.configs.update(TestCore.ADMIN, id, "main", Map.of("slots", 9), 1);
        assertThatThrownBy(() -> platform.configs.update(TestCore.ADMIN, id, "main", Map.of("slots", 10), 1))
                .isInstanceOfSatisfying(ConfigConflictException.class, conflict -> {
                    assertThat(conflict.current().version()).isEqualTo(2);
                    assertThat(conflict.current().values()).containsEntry("slots", 9);
                });
    }

    @Test
    void exactlyOneOfFiftyWritersWithTheSameVersionSucceeds() {
        long won = IntStream.range(0, 50)
                .parallel()
                .filter(i -> {
                    try {
                        platform.configs.update(TestCore.ADMIN, id, "main", Map.of("slots", 1 + i), 1);
                        return true;
                    } catch (ConfigConflictException e) {
                        return false;
                    }
                })
                .count();
        assertThat(won).isEqualTo(1);
        assertThat(platform.configs.section(TestCore.VIEWER, id, "main").version())
                .isEqualTo(2);
    }

    @Test
    void theRemoteAdminPortIsTheSameInTheConfigAndTheServer() {
        int port = FreePorts.first(2);
        platform.configs.update(TestCore.ADMIN, id, "main", Map.of("rcon_port", port), 1);
        assertThat(platform.servers.get(TestCore.VIEWER, id).rconPort()).isEqualTo(port);
        assertThat(platform.configs.section(TestCore.VIEWER, id, "main").values())
                .containsEntry("rcon_port", port);
    }

    @Test
    void storedValuesAreReadableWhileTheAdapterIsUnavailable() {
        platform.configs.update(TestCore.ADMIN, id, "main", Map.of("slots", 9), 1);
        platform.unregisterAdapter();
        ConfigSectionView section = platform.configs.all(TestCore.VIEWER, id).get(0);
        assertThat(section.values()).containsEntry("slots", 9).containsEntry("password", "***");
        assertThatThrownBy(() -> platform.configs.update(TestCore.ADMIN, id, "main", Map.of("slots", 10), 2))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GAME_TYPE_NOT_FOUND));
    }

    @Test
    void returnsOnlyDeclaredFiles() {
        assertThat(platform.configs.file(TestCore.ADMIN, id, "main.txt")).contains("READY");
        for (String name : new String[] {"../main.txt", "conf/main.txt", "FAKE_PASSWORD", ""}) {
            assertThatThrownBy(() -> platform.configs.file(TestCore.ADMIN, id, name))
                    .isInstanceOfSatisfying(
                            LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
    }

    @Test
    void showsAFileThatTheAdapterWritesElsewhere() {
        platform.game.rendered = List.of(ConfigEntry.externalFile("world.mt", "gameid = x\n"));
        assertThat(platform.configs.preview(TestCore.ADMIN, id)).containsEntry("world.mt", "gameid = x\n");
        assertThat(platform.configs.file(TestCore.ADMIN, id, "world.mt")).isEqualTo("gameid = x\n");
    }

    private FieldProblem problem(Map<String, Object> changes) {
        try {
            platform.configs.update(TestCore.ADMIN, id, "main", changes, 1);
        } catch (LanguardException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
            return e.details().get(0);
        }
        throw new AssertionError("The changes were accepted");
    }
}
