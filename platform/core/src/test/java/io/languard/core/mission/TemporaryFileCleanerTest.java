package io.languard.core.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.toolkit.file.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileCleanerTest {

    private static final String RUN_PROPERTY = "languard.files.run";

    @TempDir
    Path temporary;

    private final InMemoryStores stores = new InMemoryStores();
    private final String runBefore = System.getProperty(RUN_PROPERTY, TemporaryFiles.newId());
    private TestCore platform;
    private Path directory;

    @BeforeEach
    void start() {
        System.setProperty(RUN_PROPERTY, runBefore);
        platform = new TestCore(temporary.resolve("data"), stores);
        directory = temporary.resolve("data/servers/" + platform.create("one", null));
    }

    @AfterEach
    void stop() {
        System.setProperty(RUN_PROPERTY, runBefore);
        platform.crash();
    }

    @Test
    void deletesWhatAnEarlierRunLeftInTheServersDirectories() throws IOException {
        Path config = TemporaryFiles.create(Files.createDirectories(directory.resolve("conf/deep")));
        Path foreign = Files.createFile(directory.resolve("game.tmp"));
        System.setProperty(RUN_PROPERTY, TemporaryFiles.newId());
        Path current = TemporaryFiles.create(directory);

        platform.events.addListener(platform.temporaryFileCleaner());

        await().until(() -> !Files.exists(config));
        assertThat(foreign).exists();
        assertThat(current).exists();
    }

    @Test
    void deletesWhatAnEarlierRunLeftInAMissionsFolderElsewhere() throws IOException {
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.createDirectories(directory);
        Files.createSymbolicLink(directory.resolve("missions"), elsewhere);
        Path upload = TemporaryFiles.create(elsewhere);
        Path foreign = Files.createFile(elsewhere.resolve(".languard-notes"));
        System.setProperty(RUN_PROPERTY, TemporaryFiles.newId());
        platform.events.addListener(platform.temporaryFileCleaner());

        platform.registerMissionManager();

        await().until(() -> !Files.exists(upload));
        assertThat(foreign).exists();
    }
}
