package io.languard.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.api.GameServer;
import io.languard.api.backup.BackupContent;
import io.languard.api.backup.BackupParticipant;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.core.GameServices;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.service.server.ServerStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackupServiceTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path data;

    private final InMemoryStores memory = new InMemoryStores();
    private TestCore core;
    private int server;
    private Path folder;

    private void start(String script) throws IOException {
        core = new TestCore(data, memory);
        server = core.create("one", script);
        folder = data.resolve("servers").resolve(Integer.toString(server));
        Files.createDirectories(folder.resolve("world/deep"));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("world/deep/map.txt"), "old map");
        Files.writeString(folder.resolve("start.sh"), "run");
        folder.resolve("start.sh").toFile().setExecutable(true);
        Files.writeString(folder.resolve("logs/output.log"), "log");
        Files.createSymbolicLink(folder.resolve("link"), data);
    }

    @AfterEach
    void stop() {
        memory.unavailable = false;
        core.crash();
    }

    private Job done(Job job) throws InterruptedException {
        return core.jobs.await(job.id());
    }

    private Backup backup() throws InterruptedException {
        Job job = done(core.backups.create(TestCore.ADMIN, server, "mine", BackupReason.MANUAL));
        assertThat(job.error()).isNull();
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        return core.backups.list(TestCore.ADMIN, server, 10, 0).get(0);
    }

    private Job restore(Backup backup) throws InterruptedException {
        return done(core.backups.restore(TestCore.ADMIN, server, backup.id()));
    }

    private Path archive(Backup backup) {
        return core.backups.archive(TestCore.ADMIN, server, backup.id()).file();
    }

    private List<String> backupFiles() throws IOException {
        Path backups = data.resolve("backups").resolve(Integer.toString(server));
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void changeFiles() throws IOException {
        Files.writeString(folder.resolve("world/deep/map.txt"), "new map, which is longer");
        Files.writeString(folder.resolve("added.txt"), "added");
        Files.delete(folder.resolve("start.sh"));
        Files.writeString(folder.resolve("logs/output.log"), "later log");
    }

    private void assertChangedFiles() throws IOException {
        assertThat(folder.resolve("world/deep/map.txt")).hasContent("new map, which is longer");
        assertThat(folder.resolve("added.txt")).exists();
        assertThat(folder.resolve("start.sh")).doesNotExist();
        assertThat(folder.resolve(FolderSwap.FOLDER)).doesNotExist();
    }

    @Test
    void aRestoreReplacesFilesAndKeepsLogs() throws Exception {
        start(null);
        Backup backup = backup();
        assertThat(Files.size(archive(backup))).isEqualTo(backup.sizeBytes());
        changeFiles();

        Job job = restore(backup);

        assertThat(job.error()).isNull();
        assertThat(folder.resolve("world/deep/map.txt")).hasContent("old map");
        assertThat(folder.resolve("start.sh")).isExecutable();
        assertThat(folder.resolve("added.txt")).doesNotExist();
        assertThat(folder.resolve("logs/output.log")).hasContent("later log");
        assertThat(folder.resolve(FolderSwap.FOLDER)).doesNotExist();
        List<Backup> all = core.backups.list(TestCore.ADMIN, server, 10, 0);
        assertThat(all).extracting(Backup::reason).containsExactly(BackupReason.BEFORE_RESTORE, BackupReason.MANUAL);

        assertThat(core.trail(server, "backup_created")).hasSize(2).anySatisfy(event -> assertThat(event.detail())
                .contains("before_restore"));

        restore(all.get(0));
        assertThat(folder.resolve("added.txt")).hasContent("added");
    }

    @Test
    void aRestoreDoesNotNeedASchemaThatIsValid() throws Exception {
        start(null);
        Backup backup = backup();
        changeFiles();
        core.unregisterAdapter();
        core.game.schema = "{";
        core.registerAdapter();

        assertThat(restore(backup).error()).isNull();

        assertThat(folder.resolve("world/deep/map.txt")).hasContent("old map");
        assertThat(core.trail(server, "backup_restored")).hasSize(1);
    }

    @Test
    void aRestoreBringsBackConfigurationRotationAndMods() throws Exception {
        start("first");
        core.registerMissionManager();
        core.registerModManager();
        int mission = core.missions
                .upload(
                        TestCore.ADMIN,
                        server,
                        "a.mis",
                        new ByteArrayInputStream("mission one".getBytes(StandardCharsets.UTF_8)))
                .id();
        core.missions.replaceRotation(TestCore.ADMIN, server, List.of(new NewRotationEntry(mission, null, Map.of())));
        Mod mod = core.mods.register(
                TestCore.ADMIN, new Mod(0, "fake", "@one", data.resolve("@one").toString(), null, null));
        core.mods.replaceEnabled(TestCore.ADMIN, server, List.of(new ModAssignment(mod.id(), true, 3)));
        Backup backup = backup();
        int version = memory.configStore.sections(server).get(0).version();
        core.configs.update(TestCore.ADMIN, server, "main", Map.of("script", "second"), version);
        core.missions.replaceRotation(TestCore.ADMIN, server, List.of());
        core.mods.replaceEnabled(TestCore.ADMIN, server, List.of());

        assertThat(restore(backup).error()).isNull();

        assertThat(core.configs.section(TestCore.ADMIN, server, "main").toMap()).containsEntry("script", "first");
        assertThat(memory.configStore.sections(server).get(0).version()).isGreaterThan(version + 1);
        assertThat(core.missions.rotation(TestCore.ADMIN, server)).hasSize(1);
        assertThat(core.mods.enabled(TestCore.ADMIN, server))
                .singleElement()
                .satisfies(enabled -> assertThat(enabled.sortOrder()).isEqualTo(3));
        assertThat(core.snapshot(server)
                        .extension(io.languard.api.mod.EnabledMods.class)
                        .orElseThrow()
                        .toString())
                .contains("@one");
    }

    /** As an older adapter and an older Languard have written it: with settings that have gone, and without new ones. */
    @Test
    void aBackupOfAnOlderVersionIsRestoredIntoWhatThereIsToday() throws Exception {
        start("first");
        core.registerMissionManager();
        core.registerModManager();
        int mission = core.missions
                .upload(
                        TestCore.ADMIN,
                        server,
                        "a.mis",
                        new ByteArrayInputStream("mission one".getBytes(StandardCharsets.UTF_8)))
                .id();
        core.missions.replaceRotation(TestCore.ADMIN, server, List.of(new NewRotationEntry(mission, null, Map.of())));
        Mod mod = core.mods.register(
                TestCore.ADMIN, new Mod(0, "fake", "@one", data.resolve("@one").toString(), null, null));
        core.mods.replaceEnabled(TestCore.ADMIN, server, List.of(new ModAssignment(mod.id(), true, 3)));
        Backup backup = backup();
        Path manifest = Path.of(archive(backup).toString().replace(".tar.gz", ".json"));
        ObjectNode json = (ObjectNode) MAPPER.readTree(manifest.toFile());
        ((ObjectNode) json.at("/server")).remove("description");
        json.remove("adapter_version");
        json.put("origin", "a field that later versions do not know");
        ArrayNode sections = (ArrayNode) json.at("/content/sections");
        ObjectNode main = (ObjectNode) sections.get(0);
        main.put("schema_version", "0.9").put("values", "{\"script\":\"first\",\"motd\":\"Hello\"}");
        sections.add(main.deepCopy().put("section", "voice").put("values", "{\"codec\":1}"));
        MAPPER.writeValue(manifest.toFile(), json);
        int version = memory.configStore.sections(server).get(0).version();
        core.configs.update(TestCore.ADMIN, server, "main", Map.of("script", "second", "slots", 20), version);
        core.missions.replaceRotation(TestCore.ADMIN, server, List.of());
        core.mods.replaceEnabled(TestCore.ADMIN, server, List.of());

        assertThat(restore(backup).error()).isNull();

        assertThat(core.configs.section(TestCore.ADMIN, server, "main").toMap())
                .containsEntry("script", "first")
                .as("the default of a setting that the backup does not have")
                .containsEntry("slots", 8)
                .doesNotContainKey("motd");
        assertThat(core.configs.all(TestCore.ADMIN, server)).hasSize(1);
        assertThat(core.missions.rotation(TestCore.ADMIN, server)).hasSize(1);
        assertThat(core.mods.enabled(TestCore.ADMIN, server)).hasSize(1);
        assertThat(core.trail(server, "backup_restored")).singleElement().satisfies(event -> assertThat(event.detail())
                .contains("\"unknown_settings\":[\"main.motd\",\"voice.codec\"]"));
        version = memory.configStore.sections(server).get(0).version();
        core.configs.update(TestCore.ADMIN, server, "main", Map.of("slots", 30), version);
        assertThat(core.configs.section(TestCore.ADMIN, server, "main").toMap())
                .containsEntry("script", "first")
                .containsEntry("slots", 30);
    }

    @Test
    void aServerThatRunsIsBackedUpAndNotRestored() throws Exception {
        start("echo READY; exec sleep 300");
        core.lifecycle.start(TestCore.ADMIN, server);
        core.await(server, ServerStatus.RUNNING);
        RecordingParticipant participant = new RecordingParticipant();
        core.registry.bind(participant, GameServices.properties("fake", BackupParticipant.class));
        Files.writeString(folder.resolve("db"), "inconsistent");
        Files.writeString(folder.resolve("db-journal"), "half");

        Backup backup = backup();

        assertThat(participant.calls).containsExactly("quiesce", "copy db", "resume");
        assertThatThrownBy(() -> core.backups.restore(TestCore.ADMIN, server, backup.id()))
                .hasMessageContaining("stop it first");
        core.lifecycle.kill(TestCore.ADMIN, server);
        core.await(server, ServerStatus.STOPPED);
        assertThat(restore(backup).error()).isNull();
        assertThat(folder.resolve("db")).hasContent("consistent");
        assertThat(folder.resolve("db-journal")).doesNotExist();
    }

    private static final class RecordingParticipant implements BackupParticipant {

        private final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public BackupContent content(GameServer of) {
            return new BackupContent(List.of(), List.of("db"), List.of("db-journal"));
        }

        @Override
        public void quiesce(GameServer of, Optional<RemoteSession> session) {
            calls.add("quiesce");
        }

        @Override
        public void resume(GameServer of, Optional<RemoteSession> session) {
            calls.add("resume");
        }

        @Override
        public void copyDatabase(Path database, Path copy) throws IOException {
            calls.add("copy " + database.getFileName());
            Files.writeString(copy, "consistent");
        }
    }

    @Test
    void aDamagedArchiveIsNotRestored() throws Exception {
        start(null);
        Backup backup = backup();
        changeFiles();
        damage(archive(backup));

        assertThat(restore(backup).error()).contains("checksum");

        assertChangedFiles();
        assertThat(core.backups.list(TestCore.ADMIN, server, 10, 0)).hasSize(1);
    }

    @Test
    void aBackupThatFailsOrIsCancelledLeavesNoFile() throws Exception {
        start(null);
        Files.write(folder.resolve("large"), new byte[32 * 1024 * 1024]);
        memory.backups.beforeRestore = () -> {};
        Job job = core.backups.create(TestCore.ADMIN, server, null, BackupReason.MANUAL);
        core.jobService.cancel(TestCore.ADMIN, job.id());

        assertThat(done(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(backupFiles()).isEmpty();
        assertThat(backup().name()).isEqualTo("mine");
    }

    @Test
    void twoBackupsOfAServerAtOnceAreAConflict() throws Exception {
        start(null);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        memory.backups.beforeRestore = () -> {
            inside.countDown();
            awaitQuietly(release);
        };
        Backup backup = backup();
        Job restoring = core.backups.restore(TestCore.ADMIN, server, backup.id());
        inside.await();

        assertThatThrownBy(() -> core.backups.create(TestCore.ADMIN, server, null, BackupReason.MANUAL))
                .hasMessageContaining("try again");
        assertThatThrownBy(() -> core.backups.delete(TestCore.ADMIN, server, backup.id()))
                .hasMessageContaining("try again");
        release.countDown();
        assertThat(done(restoring).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void nothingElseBeginsWhileABackupIsDeleted() throws Exception {
        start(null);
        Backup backup = backup();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        memory.backups.beforeDelete = () -> {
            inside.countDown();
            awaitQuietly(release);
        };
        CompletableFuture<Void> deletion = CompletableFuture.runAsync(
                () -> core.backups.delete(TestCore.ADMIN, server, backup.id()), TestCore.CLIENTS);
        inside.await();

        assertThatThrownBy(() -> core.backups.create(TestCore.ADMIN, server, null, BackupReason.MANUAL))
                .hasMessageContaining("try again");
        release.countDown();
        deletion.join();
        assertThatThrownBy(() -> core.backups.delete(TestCore.ADMIN, server, backup.id()))
                .hasMessageContaining("not found");
        assertThat(backup().name()).as("and backups can be created").isEqualTo("mine");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRestoreThatTheDatabaseRefusesChangesNothing() throws Exception {
        start(null);
        Backup backup = backup();
        changeFiles();
        memory.backups.beforeRestore = () -> {
            throw new IllegalStateException("refused");
        };

        assertThat(restore(backup).state()).isEqualTo(JobState.FAILED);

        assertChangedFiles();
    }

    @Test
    void aRestoreThatTheDatabaseHasStoredIsCompletedEvenIfItsResponseIsLost() throws Exception {
        start(null);
        core.registerModManager();
        Mod mod = core.mods.register(
                TestCore.ADMIN, new Mod(0, "fake", "@one", data.resolve("@one").toString(), null, null));
        core.mods.replaceEnabled(TestCore.ADMIN, server, List.of(new ModAssignment(mod.id(), false, 0)));
        Backup backup = backup();
        core.mods.replaceEnabled(TestCore.ADMIN, server, List.of());
        assertThat(enabledMods()).doesNotContain("@one");
        changeFiles();
        memory.backups.afterRestore = () -> {
            throw new IllegalStateException("connection lost");
        };

        Job job = restore(backup);

        assertThat(job.error()).isNull();
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(folder.resolve("world/deep/map.txt")).hasContent("old map");
        assertThat(folder.resolve("added.txt")).doesNotExist();
        assertThat(folder.resolve(FolderSwap.FOLDER)).doesNotExist();
        assertThat(enabledMods()).contains("@one");
        assertThat(core.trail(server, "backup_restored")).hasSize(1);
    }

    private String enabledMods() {
        return core.snapshot(server)
                .extension(io.languard.api.mod.EnabledMods.class)
                .map(Object::toString)
                .orElse("");
    }

    @Test
    void aLockedBackupIsNotDeletedAndNamesAreChecked() throws Exception {
        start(null);
        Backup backup = backup();
        core.backups.update(TestCore.ADMIN, server, backup.id(), "kept", true);

        assertThatThrownBy(() -> core.backups.delete(TestCore.ADMIN, server, backup.id()))
                .hasMessageContaining("locked");
        assertThatThrownBy(() -> core.backups.update(TestCore.ADMIN, server, backup.id(), "a\nb", null))
                .hasMessageContaining("name");
        Backup unlocked = core.backups.update(TestCore.ADMIN, server, backup.id(), null, false);
        assertThat(unlocked.name()).isEqualTo("kept");
        core.backups.delete(TestCore.ADMIN, server, backup.id());
        assertThat(backupFiles()).isEmpty();
        assertThat(core.backups.list(TestCore.ADMIN, server, 10, 0)).isEmpty();
    }

    @Test
    void thePolicyRemovesOldBackupsAfterANewOne() throws Exception {
        start(null);
        core.backups.setPolicy(TestCore.ADMIN, server, new BackupPolicy(2, 0, 0, 0, false));
        Backup first = backup();
        backup();
        Backup third = backup();

        assertThat(core.backups.list(TestCore.ADMIN, server, 10, 0))
                .hasSize(2)
                .doesNotContain(first)
                .contains(third);
        assertThat(backupFiles()).hasSize(4);
    }

    private void setPolicy(int keepLast) {
        core.backups.setPolicy(TestCore.ADMIN, server, new BackupPolicy(keepLast, 0, 0, 0, false));
    }

    private List<Job> retentionJobs() {
        return core.jobService.list(TestCore.ADMIN, server, null, 100, 0).stream()
                .filter(job -> job.type().equals("retention"))
                .toList();
    }

    private Job retentionJob() throws InterruptedException {
        Awaitility.await().until(() -> !retentionJobs().isEmpty());
        return done(retentionJobs().get(0));
    }

    private List<Backup> all() {
        return core.backups.list(TestCore.ADMIN, server, 100, 0);
    }

    private void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void thePolicyIsAppliedWhenItIsSet() throws Exception {
        start(null);
        Backup first = backup();
        Backup locked = backup();
        core.backups.update(TestCore.ADMIN, server, locked.id(), null, true);
        Backup third = backup();
        setPolicy(3);
        assertThat(retentionJobs()).as("there is nothing to remove").isEmpty();

        setPolicy(1);

        assertThat(retentionJob().error()).isNull();
        assertThat(retentionJob().actor()).isEqualTo("admin");
        assertThat(all()).extracting(Backup::id).containsExactly(third.id(), locked.id());
        assertThat(core.trail(server, "backup_expired")).singleElement().satisfies(event -> assertThat(event.detail())
                .contains("\"backup_id\":" + first.id()));
        assertThat(backup().id()).as("and backups can be created").isGreaterThan(third.id());
    }

    @Test
    void thePolicyNeverRemovesTheLastBackupThatVerifies() throws Exception {
        start(null);
        backup();
        Backup good = backup();
        Backup withoutManifest = backup();
        Backup damaged = backup();
        Path manifest = Path.of(archive(withoutManifest).toString().replace(".tar.gz", ".json"));
        Files.writeString(manifest, "{");
        damage(archive(damaged));

        setPolicy(1);

        assertThat(retentionJob().error()).isNull();
        assertThat(all()).containsExactly(damaged, good);
        assertThat(core.trail(server, "backup_expired")).hasSize(2).noneSatisfy(event -> assertThat(event.detail())
                .contains("\"backup_id\":" + good.id()));
        assertThat(core.trail(server, "warning"))
                .filteredOn(event -> event.detail().contains("can't be restored"))
                .hasSize(2)
                .anySatisfy(event -> assertThat(event.detail()).contains("checksum"))
                .anySatisfy(event -> assertThat(event.detail()).contains("manifest"));
    }

    @Test
    void thePolicyRemovesNothingWhileNoBackupVerifies() throws Exception {
        start(null);
        damage(archive(backup()));
        damage(archive(backup()));

        setPolicy(1);

        assertThat(retentionJob().message()).isEqualTo("No backup can be restored, so none was removed");
        assertThat(all()).hasSize(2);
    }

    @Test
    void aPolicyThatIsSetDuringARestoreIsAppliedAfterItAlsoIfItFails() throws Exception {
        start(null);
        Backup first = backup();
        backup();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        memory.backups.beforeRestore = () -> {
            inside.countDown();
            awaitQuietly(release);
            throw new IllegalStateException("refused");
        };
        Job restoring = core.backups.restore(TestCore.ADMIN, server, first.id());
        inside.await();

        setPolicy(1);
        assertThat(retentionJobs()).isEmpty();
        release.countDown();

        assertThat(done(restoring).state()).isEqualTo(JobState.FAILED);
        assertThat(retentionJob().error()).isNull();
        assertThat(all()).extracting(Backup::reason).containsExactly(BackupReason.BEFORE_RESTORE);
    }

    @Test
    void thePolicyIsAppliedAfterARestore() throws Exception {
        start(null);
        setPolicy(1);
        Backup backup = backup();

        assertThat(restore(backup).error()).isNull();

        assertThat(retentionJob().error()).isNull();
        assertThat(all()).extracting(Backup::reason).containsExactly(BackupReason.BEFORE_RESTORE);
    }

    @Test
    void aServerIsBackedUpBeforeItIsDeletedIfThePolicySaysSo() throws Exception {
        start(null);
        core.backups.setPolicy(TestCore.ADMIN, server, new BackupPolicy(0, 0, 0, 0, true));

        Job job = core.backups.deleteServer(TestCore.ADMIN, server).orElseThrow();

        assertThat(done(job).error()).isNull();
        assertThat(core.events.trail(null, "backup_created", 10, 0))
                .singleElement()
                .satisfies(event -> assertThat(event.serverId()).isNull())
                .satisfies(event -> assertThat(event.detail()).contains("before_delete"));
        assertThat(core.servers.list(TestCore.ADMIN, null, null)).isEmpty();
        assertThat(folder).doesNotExist();
        assertThat(backupFiles()).hasSize(2);
        int other = core.create("two", null);
        assertThat(core.backups.deleteServer(TestCore.ADMIN, other)).isEmpty();
    }

    @Test
    void aStartTidiesUpAndFindsBackupsWithoutARow() throws Exception {
        start(null);
        Backup backup = backup();
        Path archive = archive(backup);
        memory.backups.delete(backup.id());
        Path part = archive.resolveSibling("0b5e3a5c-1b7e-4b39-9d3a-4f6f5b7f8a10.tar.gz.part");
        Path orphan = archive.resolveSibling("0b5e3a5c-1b7e-4b39-9d3a-4f6f5b7f8a10.tar.gz");
        Path foreign = archive.resolveSibling("mine.tar.gz");
        for (Path file : List.of(part, orphan, foreign)) {
            Files.writeString(file, "x", StandardOpenOption.CREATE_NEW);
        }
        core.crash();

        core = new TestCore(data, memory);

        assertThat(core.backups.list(TestCore.ADMIN, server, 10, 0))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(backup);
        assertThat(part).doesNotExist();
        assertThat(orphan).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void linksAreNamedByAWarningAndStayInARestore() throws Exception {
        start(null);
        core.registerModManager();
        Path mod = Files.createDirectories(data.resolve("@one"));
        core.mods.register(TestCore.ADMIN, new Mod(0, "fake", "@one", mod.toString(), null, null));
        Files.createSymbolicLink(folder.resolve("world/@one"), mod);
        Files.createSymbolicLink(folder.resolve("world/gone"), data.resolve("gone"));
        Files.createSymbolicLink(folder.resolve("world/circle"), Path.of("circle"));
        Backup backup = backup();

        assertThat(core.trail(server, "warning")).singleElement().satisfies(event -> assertThat(
                        event.detail().toString())
                .contains("'link'", "'world/gone'", "'world/circle'")
                .doesNotContain("@one"));
        assertThat(restore(backup).error()).isNull();
        assertThat(Files.readSymbolicLink(folder.resolve("link"))).isEqualTo(data);
    }

    @Test
    void noBackupBeginsWhileTheServerIsDeleted() throws Exception {
        start(null);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> holder =
                CompletableFuture.runAsync(() -> core.withServerLocked(server, release), TestCore.CLIENTS);
        Awaitility.await().until(() -> core.isLocked(server));
        Thread deletion = new Thread(() -> core.backups.deleteServer(TestCore.ADMIN, server));
        deletion.start();
        Awaitility.await().until(() -> deletion.getState() == Thread.State.WAITING);

        assertThatThrownBy(() -> core.backups.create(TestCore.ADMIN, server, null, BackupReason.MANUAL))
                .hasMessageContaining("try again");
        release.countDown();
        holder.join();
        deletion.join();
        assertThat(core.servers.list(TestCore.ADMIN, null, null)).isEmpty();
    }

    @Test
    void aBackupSucceedsEvenIfOldOnesCannotBeRemoved() throws Exception {
        start(null);
        core.backups.setPolicy(TestCore.ADMIN, server, new BackupPolicy(1, 0, 0, 0, false));
        Backup first = backup();
        Path manifest = Path.of(archive(first).toString().replace(".tar.gz", ".json"));
        memory.backups.beforeDelete = () -> {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "lost");
        };

        Backup second = backup();

        assertThat(manifest).doesNotExist();
        assertThat(core.backups.list(TestCore.ADMIN, server, 10, 0)).containsExactly(second, first);
        memory.backups.beforeDelete = () -> {
            throw new IllegalStateException("odd");
        };
        assertThat(backup().id()).isGreaterThan(second.id());
    }

    @Test
    void aCrashedServerThatWaitsForItsRestartIsBackedUpAndDeleted() throws Exception {
        start(null);
        server = core.create("two", "echo READY; sleep 0.2; exit 3", true, 3);
        core.backups.setPolicy(TestCore.ADMIN, server, new BackupPolicy(0, 0, 0, 0, true));
        core.lifecycle.start(TestCore.ADMIN, server);
        core.await(server, ServerStatus.CRASHED);
        Awaitility.await().until(() -> core.serverRegistry.require(server).isRestartPending());

        Job job = core.backups.deleteServer(TestCore.ADMIN, server).orElseThrow();

        assertThat(done(job).error()).isNull();
        assertThat(core.servers.list(TestCore.ADMIN, null, null)).hasSize(1);
    }

    @Test
    void aServerThatRunsWithoutItsAdapterIsNotBackedUp() throws Exception {
        start("echo READY; exec sleep 300");
        core.lifecycle.start(TestCore.ADMIN, server);
        core.await(server, ServerStatus.RUNNING);
        core.unregisterAdapter();

        assertThatThrownBy(() -> core.backups.create(TestCore.ADMIN, server, null, BackupReason.MANUAL))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GAME_TYPE_NOT_FOUND));
        core.registerAdapter();
        assertThat(backup().name()).isEqualTo("mine");
        core.lifecycle.kill(TestCore.ADMIN, server);
        core.await(server, ServerStatus.STOPPED);
    }

    @Test
    void anOddManifestHoldsUpNeitherServersNorOtherBackups() throws Exception {
        start(null);
        Backup good = backup();
        Backup badTime = backup();
        Backup badReason = backup();
        Backup noTime = backup();
        Backup ofAnother = backup();
        edit(badTime, "\"created_at\" : \"", "\"created_at\" : \"soon ");
        edit(badReason, "\"manual\"", "\"whim\"");
        edit(noTime, "\"created_at\"", "\"made_at\"");
        edit(ofAnother, "\"server_id\" : " + server, "\"server_id\" : 77");
        memory.backups
                .list(server)
                .forEach(row -> memory.backups.delete(row.backup().id()));
        core.crash();

        core = new TestCore(data, memory);

        assertThat(core.servers.list(TestCore.ADMIN, null, null)).hasSize(1);
        assertThat(core.backups.list(TestCore.ADMIN, server, 10, 0))
                .extracting(Backup::sha256)
                .containsExactly(good.sha256());
        assertThat(memory.backups.list(77)).isEmpty();
    }

    private void edit(Backup backup, String from, String to) throws IOException {
        Path manifest = Path.of(archive(backup).toString().replace(".tar.gz", ".json"));
        String text = Files.readString(manifest);
        assertThat(text).contains(from);
        Files.writeString(manifest, text.replace(from, to));
    }

    @Test
    void aBackupOfANewerFormIsRefusedClearly() throws Exception {
        start(null);
        Backup backup = backup();
        Path manifest = Path.of(archive(backup).toString().replace(".tar.gz", ".json"));
        Files.writeString(manifest, Files.readString(manifest).replace("\"form\" : 1", "\"form\" : 2"));

        assertThat(restore(backup).error()).contains("form 2");
    }
}
