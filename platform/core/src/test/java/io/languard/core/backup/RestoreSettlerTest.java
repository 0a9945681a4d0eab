package io.languard.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.core.server.ServerInstance;
import io.languard.service.backup.BackupReason;
import io.languard.service.server.ServerStatus;
import io.languard.spi.backup.StoredContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A restore that was cut off after its files had been moved. */
@Timeout(60)
class RestoreSettlerTest {

    @TempDir
    Path data;

    private final InMemoryStores memory = new InMemoryStores();
    private TestCore core;
    private int server;
    private Path folder;
    private int backup;

    @BeforeEach
    void makeBackup() throws Exception {
        core = new TestCore(data, memory);
        server = core.create("one", "echo READY; exec sleep 300");
        folder = data.resolve("servers").resolve(Integer.toString(server));
        Files.createDirectories(folder.resolve("world/deep"));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("world/deep/map.txt"), "old map");
        core.jobs.await(core.backups
                .create(TestCore.ADMIN, server, "mine", BackupReason.MANUAL)
                .id());
        backup = core.backups.list(TestCore.ADMIN, server, 10, 0).get(0).id();
    }

    @AfterEach
    void stop() {
        memory.unavailable = false;
        core.crash();
    }

    private ServerInstance server() {
        return core.serverRegistry.require(server);
    }

    private RestoreSettler settler() {
        return core.restoreSettler;
    }

    /** Leaves what a crash leaves in the middle of a restore. */
    private FolderSwap cutOffRestore(String token) throws IOException {
        FolderSwap swap = new FolderSwap(folder);
        Files.writeString(swap.prepare().resolve("restored.txt"), "restored");
        swap.swap(token, path -> path.startsWith("logs"));
        assertThat(folder.resolve("world")).doesNotExist();
        return swap;
    }

    @Test
    void isRolledBackIfTheDatabaseDoesNotHaveIt() throws Exception {
        cutOffRestore("unknown");

        settler().requireSettled(server());

        assertThat(folder.resolve("world/deep/map.txt")).hasContent("old map");
        assertThat(folder.resolve("restored.txt")).doesNotExist();
        assertThat(folder.resolve(FolderSwap.FOLDER)).doesNotExist();
    }

    @Test
    void isCompletedIfTheDatabaseHasIt() throws Exception {
        cutOffRestore("stored");
        memory.backups.restore(server, "fake", new StoredContent(List.of(), List.of(), List.of()), "stored");

        settler().requireSettled(server());

        assertThat(folder.resolve("world")).doesNotExist();
        assertThat(folder.resolve("restored.txt")).exists();
        assertThat(folder.resolve(FolderSwap.FOLDER)).doesNotExist();
    }

    @Test
    void isNotCompletedByTheTokenOfAnotherRestore() throws Exception {
        FolderSwap swap = cutOffRestore("second");
        memory.backups.restore(server, "fake", new StoredContent(List.of(), List.of(), List.of()), "first");

        assertThat(settler().settle(server, swap)).isFalse();
        assertThat(folder.resolve("world/deep/map.txt")).hasContent("old map");
    }

    @Test
    void isSettledBeforeTheServerIsStarted() throws Exception {
        cutOffRestore("unknown");
        memory.unavailable = true;

        assertThatThrownBy(() -> core.lifecycle.start(TestCore.ADMIN, server))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessageContaining("cut off");
        assertThat(folder.resolve("restored.txt")).exists();
        memory.unavailable = false;
        core.lifecycle.start(TestCore.ADMIN, server);
        core.await(server, ServerStatus.RUNNING);
        assertThat(folder.resolve("world/deep/map.txt")).hasContent("old map");
        assertThat(folder.resolve("restored.txt")).doesNotExist();
        core.lifecycle.kill(TestCore.ADMIN, server);
        core.await(server, ServerStatus.STOPPED);
        assertThat(settler().isUnsettled(server())).isFalse();
    }

    @Test
    void leavesTheServerAloneWhileItCannotBeSettled() throws Exception {
        core.serverRegistry.require(server).runLocked(locked -> locked.setResume(true));
        cutOffRestore("unknown");
        Path journal = folder.resolve(FolderSwap.FOLDER).resolve("journal.json");
        Files.writeString(journal, "{");
        core.crash();

        core = new TestCore(data, memory);

        assertThat(core.serverRegistry.require(server).record().runState().resume())
                .isTrue();
        assertThatThrownBy(() -> core.lifecycle.start(TestCore.ADMIN, server)).hasMessageContaining("cut off");
        assertThatThrownBy(() -> core.backups.restore(TestCore.ADMIN, server, backup))
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> core.backups.create(TestCore.ADMIN, server, null, BackupReason.MANUAL))
                .hasMessageContaining("cut off");
        assertThat(core.serverRegistry.require(server).isRestartPending()).isFalse();
        assertThat(folder.resolve(FolderSwap.FOLDER).resolve("old/world/deep/map.txt"))
                .hasContent("old map");
    }
}
