package io.languard.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.LanguardException;
import io.languard.core.job.JobControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveExtractorTest {

    private static final JobControl CONTROL = new JobControl() {
        @Override
        public int jobId() {
            return 1;
        }

        @Override
        public void report(Double progress, String message) {
            assertThat(progress).isNotNull();
        }

        @Override
        public void checkCancelled() throws InterruptedException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
        }

        @Override
        public void disableCancellation() {
            throw new UnsupportedOperationException();
        }
    };

    @TempDir
    Path temp;

    @FunctionalInterface
    private interface Content {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private Path archive(Content content) throws IOException {
        Path file = temp.resolve("a.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            content.write(tar);
        }
        return file;
    }

    private static void file(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private Path extract(Path archive, long entries, long bytes) throws Exception {
        Path target = Files.createDirectories(temp.resolve("outer/target"));
        new ArchiveExtractor(CONTROL).extract(archive, target, entries, bytes, read -> {});
        return target;
    }

    private void assertRefused(Path archive, String reason) throws IOException {
        assertThatThrownBy(() -> extract(archive, 10, 1000))
                .isInstanceOf(LanguardException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining(reason);
        try (Stream<Path> outside = Files.list(temp.resolve("outer"))) {
            assertThat(outside).containsExactly(temp.resolve("outer/target"));
        }
    }

    @Test
    void extractsFilesAndFolders() throws Exception {
        Path target = extract(archive(tar -> file(tar, "world/ü/map", "x")), 10, 1000);
        assertThat(target.resolve("world/ü/map")).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "world/../../evil",
                "/tmp/evil-languard",
                "..",
                ".",
                "a/./b",
                ".languard-restore/journal.json"
            })
    void refusesPathsThatLeadOutside(String name) throws Exception {
        assertRefused(archive(tar -> file(tar, name, "x")), "path");
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO
            })
    void refusesLinksAndDevices(byte type) throws Exception {
        Path archive = archive(tar -> {
            TarArchiveEntry entry = new TarArchiveEntry("evil", type);
            entry.setLinkName("/etc/passwd");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        });
        assertRefused(archive, "other than files and folders");
    }

    @Test
    void refusesMoreEntriesThanTheManifestSays() throws Exception {
        Path archive = archive(tar -> {
            for (int i = 0; i < 11; i++) {
                file(tar, "f" + i, "");
            }
        });
        assertRefused(archive, "more entries");
    }

    @Test
    void refusesABomb() throws Exception {
        Path archive = archive(tar -> {
            TarArchiveEntry entry = new TarArchiveEntry("bomb");
            entry.setSize(64 * 1024 * 1024);
            tar.putArchiveEntry(entry);
            tar.write(new byte[64 * 1024 * 1024]);
            tar.closeArchiveEntry();
        });
        assertThat(Files.size(archive)).isLessThan(200_000);
        assertRefused(archive, "larger");
        assertThat(Files.size(temp.resolve("outer/target/bomb"))).isLessThan(1000);
    }

    @Test
    void refusesAFileThatIsThereTwice() throws Exception {
        assertRefused(
                archive(tar -> {
                    file(tar, "twice", "a");
                    file(tar, "twice", "b");
                }),
                "can't be read");
    }

    @Test
    void refusesATruncatedArchive() throws Exception {
        Path archive = archive(tar -> file(tar, "f", "x".repeat(900)));
        Files.write(archive, java.util.Arrays.copyOf(Files.readAllBytes(archive), 60));
        assertRefused(archive, "can't be read");
    }
}
