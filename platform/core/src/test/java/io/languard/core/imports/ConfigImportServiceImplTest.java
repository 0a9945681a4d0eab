package io.languard.core.imports;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImport.ImportedMission;
import io.languard.api.config.ConfigImport.ImportedValue;
import io.languard.api.config.ConfigImport.Origin;
import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.RotationEntry;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.config.ConfigConflictException;
import io.languard.service.config.ConfigImportResult;
import io.languard.service.config.ConfigImportResult.NotTaken;
import io.languard.service.error.UploadTooLargeException;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.testkit.FreePorts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigImportServiceImplTest {

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    final List<ImportedValue> values = new ArrayList<>();
    final List<ImportedMission> missions = new ArrayList<>();
    final List<ConfigImport.NotTaken> notTaken = new ArrayList<>();
    final ConfigImporter importer = (server, name, content) -> {
        imported = name + " " + new String(content, StandardCharsets.UTF_8) + " "
                + server.config().section("main").get("slots");
        return new ConfigImport(values, missions, notTaken);
    };
    volatile String imported;
    TestCore platform;
    int id;
    CreationResult created;

    @BeforeEach
    void create() {
        platform = new TestCore(data, memory);
        platform.registerImporter(importer);
        created = platform.servers.create(
                TestCore.ADMIN, new NewServer("one", null, "fake", "/bin/sh", FreePorts.first(2), null, null, null));
        id = created.server().id();
    }

    @Test
    void valuesAreStoredAndOtherFieldsKeepTheirs() {
        value("slots", 20, 1);
        value("open", false, 2);
        ConfigImportResult result = run();
        assertThat(imported).isEqualTo("main.cfg text 8");
        assertThat(result.sections()).isEqualTo(Map.of("main", Map.of("slots", 20, "open", 0)));
        assertThat(result.notTaken()).isEmpty();
        assertThat(section())
                .containsEntry("slots", 20)
                .containsEntry("open", 0)
                .containsEntry("loud", false);
        assertThat(platform.servers.get(TestCore.VIEWER, id).maxPlayers()).isEqualTo(20);
        assertThat(version()).isEqualTo(2);
        assertThat(platform.trail(id, "config_imported").get(0).detail().toString())
                .contains("main.cfg", "main.slots", "main.open")
                .doesNotContain("20");
    }

    @Test
    void aDryRunReportsTheSameAndStoresNothing() {
        value("slots", 20, 1);
        value("script", "forbidden", 2);
        ConfigImportResult trial = platform.imports.importFile(TestCore.ADMIN, id, "main.cfg", content(), true);
        assertThat(version()).isEqualTo(1);
        assertThat(platform.trail(id, "config_imported")).isEmpty();
        assertThat(run()).isEqualTo(trial);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void valuesThatTheSchemaOrTheAdapterRejectAreReportedAndTheOthersTaken() {
        value("slots", 65, 1);
        value("script", "forbidden", 2);
        value("loud", true, 3);
        ConfigImportResult result = run();
        assertThat(result.sections()).isEqualTo(Map.of("main", Map.of("loud", true)));
        assertThat(result.notTaken())
                .containsExactly(
                        new NotTaken(1, "slots = 65", "must be an integer from 1 to 64"),
                        new NotTaken(2, "script = forbidden", "is forbidden"));
        assertThat(section()).containsEntry("slots", 8).containsEntry("loud", true);
    }

    @Test
    void aValueThatMakesAnotherFieldInvalidIsReported() {
        platform.game.problems = after ->
                after.get("loud").equals(true) && after.get("slots").equals(8)
                        ? List.of(new FieldProblem("slots", "must be above 8 if it is loud"))
                        : List.of();
        value("loud", true, 1);
        value("open", 0, 2);
        ConfigImportResult result = run();
        assertThat(result.notTaken())
                .containsExactly(new NotTaken(1, "loud = true", "slots must be above 8 if it is loud"));
        assertThat(section()).containsEntry("loud", false).containsEntry("open", 0);
    }

    @Test
    void secretsAreMaskedEverywhere() {
        value("password", "sesame4711", 1);
        notTaken.add(new ConfigImport.NotTaken(new Origin(2, "RConPassword abcdef"), "is too short"));
        ConfigImportResult result = run();
        assertThat(result.toString()).doesNotContain("sesame4711", "abcdef");
        assertThat(result.sections()).isEqualTo(Map.of("main", Map.of("password", "***")));
        assertThat(platform.configs.preview(TestCore.ADMIN, id)).containsEntry("FAKE_PASSWORD", "sesame4711");
        values.clear();
        value("password", "abc", 7);
        value("labels", Map.of("a", "1"), 8);
        ConfigImportResult second = run();
        assertThat(second.notTaken()).anySatisfy(each -> {
            assertThat(each.line()).isEqualTo(7);
            assertThat(each.text()).isEqualTo("password = ***");
        });
        values.clear();
        value("password", "***", 9);
        assertThat(run().notTaken()).extracting(NotTaken::line).containsExactly(2, 9);
        assertThat(platform.configs.preview(TestCore.ADMIN, id)).containsEntry("FAKE_PASSWORD", "sesame4711");
    }

    @Test
    void aSectionThatChangesMeanwhileIsAConflictAndNothingIsStored() {
        value("slots", 20, 1);
        memory.beforeReplace = () -> {
            memory.beforeReplace = () -> {};
            platform.configs.update(TestCore.ADMIN, id, "main", Map.of("slots", 9), 1);
        };
        assertThatThrownBy(this::run).isInstanceOfSatisfying(ConfigConflictException.class, conflict -> assertThat(
                        conflict.current().version())
                .isEqualTo(2));
        assertThat(section()).containsEntry("slots", 9);
        assertThat(platform.trail(id, "config_imported")).isEmpty();
    }

    @Test
    void valuesThatAreTheSameChangeNoVersion() {
        value("slots", 8, 1);
        assertThat(run().sections()).isEqualTo(Map.of("main", Map.of("slots", 8)));
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aRemoteAdminPortOfAnotherServerIsReportedAndAFreeOneTaken() {
        int taken = FreePorts.first(2);
        platform.servers.create(TestCore.ADMIN, new NewServer("two", null, "fake", "/bin/sh", taken, null, null, null));
        value("rcon_port", taken, 4);
        value("slots", 9, 5);
        assertThat(run().notTaken()).singleElement().satisfies(each -> {
            assertThat(each.line()).isEqualTo(4);
            assertThat(each.reason()).contains("is taken by server");
        });
        assertThat(section()).containsEntry("slots", 9);
        values.clear();
        int free = FreePorts.first(2);
        value("rcon_port", free, 4);
        assertThat(run().notTaken()).isEmpty();
        assertThat(platform.servers.get(TestCore.VIEWER, id).rconPort()).isEqualTo(free);
    }

    @Test
    void missionsThatTheServerHasBecomeItsRotationAndOthersAreReported() {
        platform.registerMissionManager();
        upload("one.mis");
        missions.add(mission("ONE", 3));
        missions.add(mission("two", 5));
        ConfigImportResult result = run();
        assertThat(result.rotation()).extracting(each -> each.missionName()).containsExactly("ONE");
        assertThat(result.notTaken()).singleElement().satisfies(each -> {
            assertThat(each.line()).isEqualTo(5);
            assertThat(each.reason()).contains("no mission 'two'", "upload it");
        });
        assertThat(platform.missions.rotation(TestCore.ADMIN, id))
                .extracting(each -> each.missionName())
                .containsExactly("one");
    }

    @Test
    void withoutMissionsOrThePermissionTheRotationIsReported() {
        missions.add(mission("one", 3));
        assertThat(run().notTaken().get(0).reason()).contains("not supported");
        platform.registerMissionManager();
        upload("one.mis");
        Actor config =
                new Actor("eve", List.of(new Grant(id, Set.of(Permission.SERVER_VIEW, Permission.SERVER_CONFIG))));
        ConfigImportResult result = platform.imports.importFile(config, id, "main.cfg", content(), false);
        assertThat(result.rotation()).isEmpty();
        assertThat(result.notTaken().get(0).reason()).contains("server.missions");
        assertThat(platform.missions.rotation(TestCore.ADMIN, id)).isEmpty();
    }

    @Test
    void aRotationThatTheAdapterRejectsIsReported() {
        platform.registerMissionManager();
        upload("one.mis");
        missions.add(new ImportedMission(
                new RotationEntry("one", null, Map.of("forbidden", 1)), new Origin(3, "class One")));
        value("slots", 9, 1);
        ConfigImportResult result = run();
        assertThat(result.rotation()).isEmpty();
        assertThat(result.notTaken().get(0).reason()).startsWith("the rotation was not changed");
        assertThat(section()).containsEntry("slots", 9);
    }

    @Test
    void aFieldThatDoesNotExistIsAnErrorOfTheAdapter() {
        value("nonsense", 1, 1);
        assertThatThrownBy(this::run).isInstanceOfSatisfying(LanguardException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(e).hasMessageContaining("main.nonsense");
        });
    }

    @Test
    void aFileThatIsTooLargeIsRejected() {
        byte[] content = new byte[ConfigImporter.MAX_BYTES + 1];
        assertThatThrownBy(() -> platform.imports.importFile(
                        TestCore.ADMIN, id, "main.cfg", new ByteArrayInputStream(content), true))
                .isInstanceOf(UploadTooLargeException.class);
        assertThat(imported).isNull();
    }

    @Test
    void aGameWithoutImporterHasNoImport() {
        platform = new TestCore(data.resolve("other"), new InMemoryStores());
        int other = platform.create("two", null);
        assertThatThrownBy(() -> platform.imports.require(TestCore.VIEWER, other))
                .isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED));
        assertThatThrownBy(() -> platform.imports.importFile(TestCore.ADMIN, other, "x", content(), false))
                .hasMessage("Import of configuration files not supported for game type 'fake'");
    }

    private ConfigImportResult run() {
        return platform.imports.importFile(TestCore.ADMIN, id, "C:\\old server\\main.cfg", content(), false);
    }

    private static ByteArrayInputStream content() {
        return new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8));
    }

    private void value(String field, Object value, int line) {
        values.add(new ImportedValue("main", field, value, new Origin(line, field + " = " + value)));
    }

    private static ImportedMission mission(String name, int line) {
        return new ImportedMission(new RotationEntry(name, null, Map.of()), new Origin(line, name));
    }

    private void upload(String name) {
        platform.missions.upload(
                TestCore.ADMIN,
                id,
                name,
                new ByteArrayInputStream(("mission " + name.replace(".mis", "")).getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Object> section() {
        return platform.configs.section(TestCore.VIEWER, id, "main").values();
    }

    private int version() {
        return platform.configs.section(TestCore.VIEWER, id, "main").version();
    }

    @Test
    void aFileOfThisMachineIsImportedUnlessItIsLanguardsOwn(@TempDir Path game) throws IOException {
        value("slots", 20, 1);
        Path file = Files.writeString(game.resolve("main.cfg"), "text");
        assertThat(platform.imports
                        .importLocalFile(TestCore.ADMIN, id, file, false)
                        .sections())
                .isEqualTo(Map.of("main", Map.of("slots", 20)));

        Path own = Files.writeString(data.resolve("main.cfg"), "text");
        assertRefused(ErrorCode.UPLOAD_FAILED, () -> platform.imports.importLocalFile(TestCore.ADMIN, id, own, true));
        Actor owner =
                new Actor("eve", List.of(new Grant(id, Set.of(Permission.SERVER_VIEW, Permission.SERVER_CONFIG))));
        assertRefused(ErrorCode.FORBIDDEN, () -> platform.imports.importLocalFile(owner, id, file, true));
    }
}
