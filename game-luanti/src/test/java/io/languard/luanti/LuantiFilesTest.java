package io.languard.luanti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuantiFilesTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = folder.resolve("ipban.txt");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(LuantiFiles.MAX_BYTES);
            assertThat(LuantiFiles.readBytes(file)).hasSize(LuantiFiles.MAX_BYTES);
            large.setLength(1L << 40);
        }
        assertThatThrownBy(() -> LuantiFiles.read(file)).hasMessage(file + " has more than 8388608 bytes");
    }
}
