package io.languard.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {

    private static final String RUN_PROPERTY = "languard.files.run";

    private final String runBefore = System.getProperty(RUN_PROPERTY);
    private final String ownerBefore = System.getProperty(TemporaryFiles.OWNER_PROPERTY);

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        set(RUN_PROPERTY, runBefore);
        set(TemporaryFiles.OWNER_PROPERTY, ownerBefore);
    }

    @Test
    void filesOfEarlierRunsAreDeleted() throws Exception {
        Path below = Files.createDirectories(folder.resolve("a/b"));
        Path first = TemporaryFiles.create(folder);
        Path second = TemporaryFiles.create(below);
        nextRun();

        TemporaryFiles.deleteLeftovers(folder);
        assertThat(first).doesNotExist();
        assertThat(second).exists();
        TemporaryFiles.deleteLeftoversBelow(folder);
        assertThat(second).doesNotExist();
        assertThat(below).exists();
    }

    @Test
    void allOtherFilesStay() throws Exception {
        Path current = TemporaryFiles.create(folder);
        set(TemporaryFiles.OWNER_PROPERTY, TemporaryFiles.newId());
        Path foreign = TemporaryFiles.create(folder);
        set(TemporaryFiles.OWNER_PROPERTY, ownerBefore);
        nextRun();
        Path own = TemporaryFiles.create(folder);
        String name = current.getFileName().toString();
        List<Path> alike = List.of(
                Files.createFile(folder.resolve("server.tmp")),
                Files.createFile(folder.resolve(".languard-notes.tmp")),
                Files.createFile(folder.resolve(name + "x")),
                Files.createFile(folder.resolve("x" + name)),
                Files.createDirectory(folder.resolve(name.replaceAll("[0-9a-f]{4}\\.tmp", "0000.tmp"))));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path behindALink = Files.createFile(elsewhere.resolve(name));
        Path server = Files.createDirectory(folder.resolve("server"));
        Files.createSymbolicLink(server.resolve("link"), elsewhere);

        TemporaryFiles.deleteLeftoversBelow(server);
        TemporaryFiles.deleteLeftovers(folder);

        assertThat(current).doesNotExist();
        assertThat(Stream.concat(Stream.of(own, foreign, behindALink), alike.stream()))
                .allMatch(Files::exists);
    }

    @Test
    void aMissingDirectoryHasNoLeftovers() throws Exception {
        TemporaryFiles.deleteLeftovers(folder.resolve("missing"));
        TemporaryFiles.deleteLeftoversBelow(folder.resolve("missing"));
        TemporaryFiles.deleteLeftovers(Files.createFile(folder.resolve("file")));
    }

    @Test
    void anInterruptedReplacementIsDeletedByTheNextRun() throws Exception {
        Path file = Files.writeString(folder.resolve("n".repeat(255)), "old");
        OwnerOnlyFiles.replace(file, out -> {
            try (Stream<Path> files = Files.list(folder)) {
                Path temporary =
                        files.filter(path -> !path.equals(file)).findFirst().orElseThrow();
                nextRun();
                TemporaryFiles.deleteLeftovers(folder);
                assertThat(temporary).doesNotExist();
                Files.createFile(temporary);
            }
        });
        assertThat(file).exists();
    }

    private static void nextRun() {
        System.setProperty(RUN_PROPERTY, TemporaryFiles.newId());
    }

    private static void set(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
