package io.languard.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.backup.BackupContent;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.ServerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts and stops a server while its databases are added to an archive. */
@Timeout(60)
class ArchivingVisitorTest {

    @TempDir
    Path data;

    private final List<String> copied = new ArrayList<>();
    private Runnable whileWriting = () -> {};
    private TestCore core;
    private int server;
    private Path database;
    private ArchiveWriter writer;
    private ArchivingVisitor visitor;

    @BeforeEach
    void create() throws Exception {
        core = new TestCore(data, new InMemoryStores());
        server = core.create("one", "echo READY; exec sleep 300");
        Path folder = Files.createDirectories(data.resolve("servers").resolve(Integer.toString(server)));
        database = Files.writeString(folder.resolve("db"), "world");
        writer = new ArchiveWriter(data.resolve("archive"), bytes -> whileWriting.run());
        visitor = new ArchivingVisitor(
                core.serverRegistry.require(server),
                new BackupFiles(folder, new BackupContent(List.of(), List.of("db*"), List.of("*-journal"))),
                writer,
                file -> copied.add(file.getFileName().toString()),
                data.resolve("copy"));
    }

    @AfterEach
    void close() throws Exception {
        writer.close();
        if (core.serverRegistry.require(server).isActive()) {
            stop();
        }
        core.crash();
    }

    private void start() {
        core.lifecycle.start(TestCore.ADMIN, server);
    }

    private void stop() {
        core.lifecycle.kill(TestCore.ADMIN, server);
        core.await(server, ServerStatus.STOPPED);
    }

    private void add(String name) throws Exception {
        visitor.file(database, name, Files.readAttributes(database, BasicFileAttributes.class));
    }

    @Test
    void atRestDatabasesAreAddedAsTheyAre() throws Exception {
        add("db");
        add("db-journal");

        assertThatCode(visitor::requireUnchanged).doesNotThrowAnyException();
        assertThat(writer.entries()).isEqualTo(2);
        assertThat(copied).isEmpty();
    }

    @Test
    void aServerThatIsStartedWhileADatabaseIsReadFailsTheBackup() {
        whileWriting = this::start;

        assertThatThrownBy(() -> add("db")).hasMessageContaining("started or stopped");
    }

    @Test
    void aServerThatHasRunAfterADatabaseWasReadFailsTheBackup() throws Exception {
        add("db");
        start();
        core.await(server, ServerStatus.RUNNING);
        stop();

        assertThatThrownBy(visitor::requireUnchanged).hasMessageContaining("started or stopped");
    }

    @Test
    void aServerThatStopsBetweenTwoDatabasesFailsTheBackup() throws Exception {
        start();
        core.await(server, ServerStatus.RUNNING);
        add("db-journal");
        add("db");
        assertThat(writer.entries()).isEqualTo(1);
        assertThat(copied).containsExactly("db");
        stop();

        assertThatThrownBy(() -> add("db2")).hasMessageContaining("started or stopped");
    }
}
