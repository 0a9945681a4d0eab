package io.languard.service.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyFilesTest {

    @TempDir
    private Path folder;

    @Test
    void createdFilesAreAccessibleToTheirOwnerOnly() throws Exception {
        Path inner = folder.resolve("a/b");
        OwnerOnlyFiles.createDirectories(inner);
        OwnerOnlyFiles.replace(inner.resolve("whole"), new byte[] {1});
        OwnerOnlyFiles.recreate(inner.resolve("empty"));
        assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(mode(inner.resolve("whole"))).isEqualTo("rw-------");
        assertThat(mode(inner.resolve("empty"))).isEqualTo("rw-------");
    }

    @Test
    void replacingAFileRestrictsItsModeAndLeavesNoTemporaryFile() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "a longer text");
        OwnerOnlyFiles.replace(file, "new".getBytes());
        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-------");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void deletingATreeDoesNotFollowLinks() throws Exception {
        Path kept = Files.createFile(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("kept"));
        Path tree = Files.createDirectories(folder.resolve("tree/inner")).getParent();
        Files.createSymbolicLink(tree.resolve("link"), kept.getParent());
        OwnerOnlyFiles.deleteTree(tree);
        assertThat(tree).doesNotExist();
        assertThat(kept).exists();
        OwnerOnlyFiles.deleteTree(tree);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
