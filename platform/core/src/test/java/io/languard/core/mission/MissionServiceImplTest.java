package io.languard.core.mission;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.Rotation;
import io.languard.api.mission.RotationEntry;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.error.UploadTooLargeException;
import io.languard.service.mission.MissionView;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.mission.RotationEntryView;
import io.languard.toolkit.file.TemporaryFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissionServiceImplTest {

    @TempDir
    Path data;

    TestCore platform;
    int id;
    Path folder;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
        id = platform.create("one", null);
        folder = data.resolve("servers/" + id + "/missions");
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void checksTheServerThenTheGameTypeThenTheCapability() {
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.missions.require(TestCore.VIEWER, 77));
        LanguardException refusal =
                assertRefused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> platform.missions.list(TestCore.VIEWER, id));
        assertThat(refusal).hasMessage("Missions not supported for game type 'fake'");
        platform.unregisterAdapter();
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.missions.list(TestCore.VIEWER, id));
    }

    @Test
    void aFolderThatIsAMissionIsListedPlayedAndDeleted() throws IOException {
        platform.registerMissionManager();
        Path mission =
                Files.createDirectories(folder.resolve("Two.Island/scripts")).getParent();
        Files.createDirectories(folder.resolve("not a mission"));
        Files.writeString(mission.resolve("mission.txt"), "12345");
        Files.writeString(mission.resolve("scripts/a.txt"), "123");
        Path outside = Files.createDirectories(data.resolve("outside"));
        Files.writeString(outside.resolve("mission.txt"), "theirs");
        Files.createSymbolicLink(mission.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("Linked.Island"), outside);

        List<MissionView> listed = platform.missions.list(TestCore.VIEWER, id);
        assertThat(listed).singleElement().satisfies(view -> {
            assertThat(view.fileName()).isEqualTo("Two.Island");
            assertThat(view.missionName()).isEqualTo("Two.Island");
            assertThat(view.terrain()).isEqualTo("Island");
            assertThat(view.fileSize()).isEqualTo(8);
        });
        int missionId = listed.get(0).id();
        Files.writeString(mission.resolve("scripts/a.txt"), "1234");
        assertThat(platform.missions.list(TestCore.VIEWER, id))
                .extracting(MissionView::id, MissionView::fileSize)
                .containsExactly(tuple(missionId, 9L));

        platform.missions.replaceRotation(TestCore.ADMIN, id, List.of(new NewRotationEntry(missionId, null, Map.of())));
        assertThat(platform.missions.rotation(TestCore.VIEWER, id))
                .extracting(RotationEntryView::missionName)
                .containsExactly("Two.Island");
        assertRefused(ErrorCode.MISSION_IN_ROTATION, () -> platform.missions.delete(TestCore.ADMIN, id, missionId));
        platform.missions.replaceRotation(TestCore.ADMIN, id, List.of());
        platform.missions.delete(TestCore.ADMIN, id, missionId);
        assertThat(mission).doesNotExist();
        assertThat(outside.resolve("mission.txt")).exists();
    }

    @Test
    void listsTheFilesOnDisk() throws IOException {
        platform.registerMissionManager();
        assertThat(platform.missions.list(TestCore.VIEWER, id)).isEmpty();
        assertThat(folder).doesNotExist();
        writeFile("b.mis", "mission Beta");
        writeFile("a.MIS", "mission Alpha");
        writeFile("broken.mis", "nonsense");
        writeFile("readme.txt", "mission Gamma");
        writeFile(".c.mis", "mission Hidden");
        Files.createDirectory(folder.resolve("folder.mis"));
        Files.createSymbolicLink(folder.resolve("link.mis"), writeFile("../outside.mis", "mission Outside"));

        List<MissionView> list = platform.missions.list(TestCore.VIEWER, id);
        assertThat(list).extracting(MissionView::fileName).containsExactly("a.MIS", "b.mis", "broken.mis");
        assertThat(list).extracting(MissionView::missionName).containsExactly("Alpha", "Beta", "broken");
        assertThat(list).extracting(MissionView::terrain).containsExactly("Island", "Island", null);
        assertThat(list.get(1).fileSize()).isEqualTo(12);

        Files.delete(folder.resolve("a.MIS"));
        assertThat(platform.missions.list(TestCore.VIEWER, id)).containsExactly(list.get(1), list.get(2));
        assertThat(platform.memory.missions.list(id)).hasSize(2);
    }

    @Test
    void inspectsAFileAgainOnlyIfItChanged() throws IOException {
        platform.registerMissionManager();
        Path file = writeFile("a.mis", "mission Alpha");
        MissionView before = platform.missions.list(TestCore.VIEWER, id).get(0);
        platform.missions.list(TestCore.VIEWER, id);
        assertThat(platform.missionManager.inspected).hasValue(1);

        Files.writeString(file, "mission Omega");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        MissionView after = platform.missions.list(TestCore.VIEWER, id).get(0);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.missionName()).isEqualTo("Omega");
        assertThat(after.uploadedAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(platform.missionManager.inspected).hasValue(2);
    }

    @Test
    void publishesTheWarningsOfAnUpload() {
        platform.registerMissionManager();
        upload("a.mis", "mission odd");
        assertThat(platform.trail(id, "warning")).singleElement().satisfies(event -> assertThat(event.detail())
                .contains("The mission is odd", "a.mis"));
    }

    @Test
    void storesAnUploadUnderASafeName() throws IOException {
        platform.registerMissionManager();
        MissionView mission = upload("..\\evil/../.Alpha.mis", "mission Alpha");
        assertThat(mission.fileName()).isEqualTo("Alpha.mis");
        assertThat(mission.missionName()).isEqualTo("Alpha");
        assertThat(files()).containsExactly("Alpha.mis");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("Alpha.mis"))))
                .isEqualTo("rw-------");
        assertThat(platform.missions.list(TestCore.VIEWER, id)).containsExactly(mission);
        assertThat(platform.missionManager.inspected).hasValue(1);
        assertThat(platform.trail(id, "mission_uploaded").get(0).detail()).contains("Alpha.mis");
    }

    @Test
    void rejectedUploadsLeaveNoFiles() throws IOException {
        platform.registerMissionManager();
        assertThat(assertRefused(ErrorCode.UPLOAD_FAILED, () -> upload("a.mis", "nonsense"))
                        .type())
                .isEqualTo(ErrorType.USER);
        assertRefused(ErrorCode.UPLOAD_FAILED, () -> upload("a.exe", "mission Alpha"));
        assertRefused(ErrorCode.UPLOAD_FAILED, () -> upload("..", "mission Alpha"));
        assertRefused(ErrorCode.UPLOAD_FAILED, () -> upload(null, "mission Alpha"));
        LanguardException large =
                assertRefused(ErrorCode.UPLOAD_FAILED, () -> upload("a.mis", "mission " + "x".repeat(1024 * 1024)));
        assertThat(large).isInstanceOf(UploadTooLargeException.class);
        assertRefused(
                ErrorCode.UPLOAD_FAILED,
                () -> platform.missions.upload(TestCore.ADMIN, id, "a.mis", interruptedContent()));
        assertThat(files()).isEmpty();
        assertThat(platform.trail(id, "mission_uploaded")).isEmpty();
    }

    @Test
    void aFullDiskIsReportedAsAServerError() throws IOException {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
        LanguardException refusal =
                assertRefused(ErrorCode.UPLOAD_FAILED, () -> UploadWriter.write(stream("mission Alpha"), full, 1000));
        assertThat(refusal.type()).isEqualTo(ErrorType.INTERNAL);
    }

    @Test
    void deletesTheFileIfItsRowCannotBeStored() throws IOException {
        platform.registerMissionManager();
        platform.missions.list(TestCore.VIEWER, id);
        platform.snapshot(id);
        InputStream content = new ByteArrayInputStream(bytes("mission Alpha")) {
            @Override
            public int read(byte[] buffer, int from, int length) {
                platform.memory.unavailable = true;
                return super.read(buffer, from, length);
            }
        };
        assertRefused(
                ErrorCode.DATABASE_UNAVAILABLE, () -> platform.missions.upload(TestCore.ADMIN, id, "a.mis", content));
        assertThat(files()).isEmpty();
    }

    @Test
    void exactlyOneOfConcurrentUploadsWithTheSameNameSucceeds() throws Exception {
        platform.registerMissionManager();
        CyclicBarrier barrier = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String text = "mission M" + i;
            Callable<String> work = () -> {
                barrier.await();
                try {
                    return upload("same.mis", text).missionName();
                } catch (LanguardException e) {
                    return e.code().name();
                }
            };
            results.add(threads.submit(work));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> result : results) {
            outcomes.add(result.get());
        }
        threads.shutdown();
        assertThat(outcomes).filteredOn("CONFLICT"::equals).hasSize(3);
        String winner = outcomes.stream()
                .filter(text -> !text.equals("CONFLICT"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(folder.resolve("same.mis"))).isEqualTo("mission " + winner);
        assertThat(files()).containsExactly("same.mis");
        assertThat(platform.missions.list(TestCore.VIEWER, id).get(0).missionName())
                .isEqualTo(winner);
    }

    @Test
    void anUploadDeletesTemporaryFilesOfAnEarlierRunOnly() throws IOException {
        platform.registerMissionManager();
        String owner = System.getProperty(TemporaryFiles.OWNER_PROPERTY, "0".repeat(TemporaryFiles.ID_LENGTH));
        writeFile(".languard-" + owner + "-" + TemporaryFiles.newId() + "-" + TemporaryFiles.newId() + ".tmp", "x");
        writeFile(".languard-other", "x");
        upload("a.mis", "mission Alpha");
        assertThat(files()).containsExactly(".languard-other", "a.mis");
    }

    @Test
    void deletesMissionsFromDisk() throws IOException {
        platform.registerMissionManager();
        MissionView mission = upload("a.mis", "mission Alpha");
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.missions.delete(TestCore.ADMIN, id, 99));
        platform.missions.delete(TestCore.ADMIN, id, mission.id());
        assertThat(files()).isEmpty();
        assertThat(platform.memory.missions.list(id)).isEmpty();
        assertThat(platform.trail(id, "mission_deleted")).hasSize(1);
        assertThat(upload("a.mis", "mission Alpha").id()).isGreaterThan(mission.id());
    }

    @Test
    void theRotationRetainsItsOrderAndReachesTheAdapter() {
        platform.registerMissionManager();
        int alpha = upload("a.mis", "mission Alpha").id();
        int beta = upload("b.mis", "mission Beta").id();
        assertThat(Rotation.of(platform.snapshot(id))).isEmpty();
        List<RotationEntryView> rotation = rotate(
                new NewRotationEntry(beta, "hard", Map.of("a", List.of(1, 2))),
                new NewRotationEntry(alpha, null, null),
                new NewRotationEntry(beta, "Easy", Map.of()));
        assertThat(rotation).isEqualTo(platform.missions.rotation(TestCore.VIEWER, id));
        assertThat(rotation).extracting(RotationEntryView::missionName).containsExactly("Beta", "Alpha", "Beta");
        assertThat(rotation).extracting(RotationEntryView::sortOrder).containsExactly(0, 1, 2);
        assertThat(rotation).extracting(RotationEntryView::difficulty).containsExactly("Hard", null, "Easy");
        assertThat(rotation.get(0).params()).isEqualTo(Map.of("a", List.of(1, 2)));
        assertThat(Rotation.of(platform.snapshot(id)))
                .containsExactly(
                        new RotationEntry("Beta", "Hard", Map.of("a", List.of(1, 2))),
                        new RotationEntry("Alpha", null, Map.of()),
                        new RotationEntry("Beta", "Easy", Map.of()));
        assertThat(platform.trail(id, "rotation_updated")).hasSize(1);
    }

    @Test
    void rejectsRotationsWithUnknownMissionsOrDifficulties() {
        platform.registerMissionManager();
        int alpha = upload("a.mis", "mission Alpha").id();
        rotate(new NewRotationEntry(alpha, null, Map.of()));
        LanguardException refusal = assertRefused(
                ErrorCode.VALIDATION_ERROR,
                () -> rotate(
                        new NewRotationEntry(99, null, Map.of()), new NewRotationEntry(alpha, "Brutal", Map.of())));
        assertThat(refusal.details().get(0).field()).isEqualTo("rotation[1].difficulty");
        assertRefused(ErrorCode.NOT_FOUND, () -> rotate(new NewRotationEntry(99, null, Map.of())));
        assertThat(platform.missions.rotation(TestCore.VIEWER, id)).hasSize(1);
    }

    @Test
    void rejectsRotationsThatTheGameCannotRead() {
        platform.registerMissionManager();
        int alpha = upload("a.mis", "mission Alpha").id();
        rotate(new NewRotationEntry(alpha, null, Map.of("allowed", 1)));
        LanguardException refusal = assertRefused(
                ErrorCode.INVALID_CONFIG,
                () -> rotate(
                        new NewRotationEntry(alpha, null, Map.of()),
                        new NewRotationEntry(alpha, null, Map.of("forbidden", 1))));
        assertThat(refusal.details())
                .containsExactly(new FieldProblem("rotation[1].params", "must not hold forbidden"));
        assertThat(platform.missions.rotation(TestCore.VIEWER, id)).hasSize(1);
    }

    @Test
    void missionsInTheRotationRemainWithoutTheirFile() throws IOException {
        platform.registerMissionManager();
        int alpha = upload("a.mis", "mission Alpha").id();
        rotate(new NewRotationEntry(alpha, null, Map.of()));
        assertRefused(ErrorCode.MISSION_IN_ROTATION, () -> platform.missions.delete(TestCore.ADMIN, id, alpha));
        Files.delete(folder.resolve("a.mis"));
        assertThat(platform.missions.list(TestCore.VIEWER, id)).isEmpty();
        assertThat(platform.missions.rotation(TestCore.VIEWER, id)).hasSize(1);
        assertThat(upload("a.mis", "mission Alpha two").id()).isEqualTo(alpha);
        assertThat(Rotation.of(platform.snapshot(id)).get(0).missionName()).isEqualTo("Alpha two");
        rotate();
        platform.missions.delete(TestCore.ADMIN, id, alpha);
        assertThat(platform.missions.list(TestCore.VIEWER, id)).isEmpty();
    }

    private List<RotationEntryView> rotate(NewRotationEntry... entries) {
        return platform.missions.replaceRotation(TestCore.ADMIN, id, List.of(entries));
    }

    private MissionView upload(String name, String text) {
        return platform.missions.upload(TestCore.ADMIN, id, name, stream(text));
    }

    private Path writeFile(String name, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream interruptedContent() {
        return new InputStream() {
            private int remaining = 10;

            @Override
            public int read() throws IOException {
                if (remaining-- == 0) {
                    throw new IOException("connection reset");
                }
                return 'm';
            }
        };
    }
}
