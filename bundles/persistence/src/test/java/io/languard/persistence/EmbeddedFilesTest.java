package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.persistence.testing.Bed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the platform's own user reads the embedded database. */
class EmbeddedFilesTest {

    @TempDir
    private Path data;

    @Test
    void folderAndFilesAreTheirOwnersAlone() throws Exception {
        try (Bed bed = Bed.embedded(data)) {
            assertThat(bed.database().available()).isTrue();
            areTheirOwnersAlone();
        }
        areTheirOwnersAlone();
    }

    @Test
    void soAreThoseOfAnEarlierStart() throws Exception {
        Bed.embedded(data).close();
        Path folder = data.resolve("database");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Path file : files()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        try (Bed bed = Bed.embedded(data)) {
            assertThat(bed.database().available()).isTrue();
            areTheirOwnersAlone();
        }
    }

    private void areTheirOwnersAlone() throws IOException {
        assertThat(mode(data.resolve("database"))).isEqualTo("rwx------");
        assertThat(files()).isNotEmpty();
        for (Path file : files()) {
            assertThat(mode(file)).as(file.toString()).isEqualTo("rw-------");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("database"))) {
            return files.toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
