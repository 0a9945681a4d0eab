package io.languard.core.mission;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.mission.MissionView;
import io.languard.service.server.ServerStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that an admin has replaced by symbolic links. */
class LinkedFoldersTest {

    @TempDir
    Path temporary;

    private TestCore platform;
    private int id;
    private Path directory;
    private Path elsewhere;

    @BeforeEach
    void start() throws IOException {
        platform = new TestCore(temporary.resolve("data"), new InMemoryStores());
        platform.registerMissionManager();
        id = platform.create("one", "echo READY; exec sleep 300");
        directory = temporary.resolve("data/servers/" + id);
        elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void missionsAreStoredBehindALinkButNotDeletedThere() throws IOException {
        Files.createDirectories(directory);
        Files.createSymbolicLink(directory.resolve("missions"), elsewhere);

        MissionView mission = upload();

        assertThat(elsewhere.resolve("a.mis")).hasContent("mission Alpha");
        assertThat(platform.trail(id, "warning")).singleElement().satisfies(event -> assertThat(event.detail())
                .contains("The missions folder is behind a link to '" + elsewhere + "'"));
        assertThat(assertRefused(ErrorCode.CONFLICT, () -> platform.missions.delete(TestCore.ADMIN, id, mission.id())))
                .hasMessageContaining(elsewhere.toString());
        assertThat(files(elsewhere)).containsExactly("a.mis");
        assertThat(platform.missions.list(TestCore.VIEWER, id)).containsExactly(mission);
        assertThat(platform.trail(id, "mission_deleted")).isEmpty();
    }

    @Test
    void aLinkedServerFolderIsUsedAndReportedButNotDeleted() throws IOException {
        Path precious = Files.createFile(elsewhere.resolve("precious"));
        Files.createDirectories(directory.getParent());
        Files.createSymbolicLink(directory, elsewhere);
        MissionView mission = upload();

        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        assertThat(platform.trail(id, "warning")).anySatisfy(event -> assertThat(event.detail())
                .contains("The server's folder is a link to '" + elsewhere + "'"));
        assertThat(elsewhere.resolve("conf/main.txt")).exists();
        assertRefused(ErrorCode.CONFLICT, () -> platform.missions.delete(TestCore.ADMIN, id, mission.id()));

        platform.lifecycle.kill(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.STOPPED);
        platform.servers.delete(TestCore.ADMIN, id);
        assertThat(directory).doesNotExist();
        assertThat(precious).exists();
        assertThat(elsewhere.resolve("missions/a.mis")).exists();
    }

    @Test
    void theFolderOfAnotherServerIsElsewhere() throws IOException {
        Path other = Files.createDirectories(directory.resolveSibling("other"));
        Files.createDirectories(directory.getParent());
        Files.createSymbolicLink(directory, other);
        MissionView mission = upload();
        assertRefused(ErrorCode.CONFLICT, () -> platform.missions.delete(TestCore.ADMIN, id, mission.id()));
        assertThat(other.resolve("missions/a.mis")).exists();
    }

    private MissionView upload() {
        return platform.missions.upload(
                TestCore.ADMIN, id, "a.mis", new ByteArrayInputStream("mission Alpha".getBytes()));
    }

    private static Stream<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
