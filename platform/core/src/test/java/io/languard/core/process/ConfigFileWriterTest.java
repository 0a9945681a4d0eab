package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.api.config.ConfigEntry;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileWriterTest {

    private static final Path NAME = Path.of("server.cfg");

    @TempDir
    Path folder;

    @Test
    void replacesFilesAtomicallyWithOwnerOnlyPermissions() throws IOException {
        ConfigFileWriter.write(folder, List.of(ConfigEntry.file(NAME, "old")));
        ConfigFileWriter.write(folder, List.of(ConfigEntry.file(NAME, "new")));
        assertThat(folder.resolve(NAME)).hasContent("new");
        assertThat(Files.getPosixFilePermissions(folder.resolve(NAME)))
                .hasSize(2)
                .allMatch(permission -> permission.name().startsWith("OWNER_"));
        assertThat(files(folder)).containsExactly(".written", "server.cfg");
    }

    @Test
    void preservesAndNamesWhatOthersHaveChanged() throws IOException {
        Path file = folder.resolve(NAME);
        Path preserved = folder.resolve("server.cfg.replaced");
        Files.writeString(file, "name = by hand\r\npassword[] = \"secret\";\nfree text\n\n");
        assertThat(write("name = new\n"))
                .containsExactly("Config file 'server.cfg' was changed outside Languard and is replaced:"
                        + " name, password; 3 lines are lost; the old file is kept as 'server.cfg.replaced'");
        assertThat(preserved).content().contains("secret");
        assertThat(file).hasContent("name = new\n");

        assertThat(write("name = newer\n")).as("a change by the platform").isEmpty();
        Files.writeString(file, "  name=newer  \r\n");
        assertThat(write("name = newest\n")).as("only blanks").isEmpty();
        Files.writeString(file, "name = newest\nname = by hand\n");
        assertThat(write("name = by hand\n")).as("taken over").isEmpty();
        Files.writeString(file, "x\n");
        assertThat(write("name = by hand\n")).singleElement().asString().contains("replaced: 1 line is lost");
        Files.writeString(file, "x\n");
        assertThat(write("name = by hand\n")).as("already reported").isEmpty();
        assertThat(preserved).hasContent("x\n");
    }

    @Test
    void keepsTheLatestOfSeveralChanges() throws IOException {
        for (int change = 1; change <= WrittenConfigFile.MAX_PRESERVED + 1; change++) {
            Files.writeString(folder.resolve(NAME), "change " + change);
            assertThat(write("name = new\n")).hasSize(1);
        }
        assertThat(folder.resolve("server.cfg.replaced")).hasContent("change 10");
        assertThat(folder.resolve("server.cfg.replaced.2")).hasContent("change 9");
        assertThat(folder.resolve("server.cfg.replaced.9")).hasContent("change 2");
        assertThat(files(folder)).hasSize(2 + WrittenConfigFile.MAX_PRESERVED);

        Files.writeString(folder.resolve(NAME), "change 2");
        assertThat(write("name = new\n")).as("already reported").isEmpty();
        assertThat(folder.resolve("server.cfg.replaced")).hasContent("change 10");
    }

    @Test
    void writesOnlyTheFilesInTheServersDirectory() throws IOException {
        ConfigFileWriter.write(folder, List.of(ConfigEntry.externalFile("a", "x"), ConfigEntry.argument("b", "x")));
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void rejectsFilesOutsideTheServersDirectory() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("1"));
        assertRejected(inside, "../server.cfg", "text");
        assertRejected(inside, folder.resolve("absolute.cfg").toString(), "text");
        assertThat(files(folder)).containsExactly("1");
    }

    @Test
    void rejectsLinksThatLeadOutOfTheServersDirectory() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("1"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(inside.resolve("link"), outside);
        assertRejected(inside, "link/server.cfg", "text");
        assertRejected(inside, "link/deeper/server.cfg", "text");
        assertThat(files(outside)).isEmpty();

        Files.createDirectory(inside.resolve("real"));
        Files.createSymbolicLink(inside.resolve("also"), inside.resolve("real"));
        ConfigFileWriter.write(inside, List.of(ConfigEntry.file(Path.of("also/server.cfg"), "text")));
        assertThat(inside.resolve("real/server.cfg")).hasContent("text");
    }

    @Test
    void writesTheFileThatALinkInTheServersDirectoryLeadsTo() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("1"));
        Path link = Files.createSymbolicLink(inside.resolve("server.cfg"), Path.of("real.cfg"));
        ConfigFileWriter.write(inside, List.of(ConfigEntry.file(NAME, "text")));
        assertThat(link).isSymbolicLink();
        assertThat(inside.resolve("real.cfg")).hasContent("text");

        Files.delete(link);
        Path outside = Files.writeString(folder.resolve("outside.cfg"), "the admin's");
        Files.createSymbolicLink(link, outside);
        assertRejected(inside, "server.cfg", "text");
        Files.delete(outside);
        assertRejected(inside, "server.cfg", "text");
        assertThat(outside).doesNotExist();
    }

    @Test
    void namesTheFileThatCannotBeWrittenAndRetainsTheOldOne() throws IOException {
        Files.createDirectory(folder.resolve(NAME));
        Files.writeString(folder.resolve(NAME).resolve("inside"), "x");
        assertRejected(folder, NAME.toString(), "new");
        assertThat(folder.resolve(NAME).resolve("inside")).hasContent("x");
        assertThat(files(folder)).containsExactly("server.cfg");
    }

    /** Uses a separate file system, which only root can mount. */
    @Test
    void onAFullDiskTheOldFileStays() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString()),
                "requires root to mount a file system");
        try {
            ConfigFileWriter.write(disk, List.of(ConfigEntry.file(NAME, "old")));
            fill(disk.resolve("filling"));
            assertRejected(disk, NAME.toString(), "n".repeat(16 * 1024));
            assertThat(disk.resolve(NAME)).hasContent("old");
            assertThat(files(disk)).containsExactly(".written", "filling", "server.cfg");
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private List<String> write(String text) {
        return ConfigFileWriter.write(folder, List.of(ConfigEntry.file(NAME, text)));
    }

    private static void assertRejected(Path directory, String path, String text) {
        assertThatThrownBy(() -> ConfigFileWriter.write(directory, List.of(ConfigEntry.file(Path.of(path), text))))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_WRITE_ERROR))
                .hasMessageContaining(Path.of(path).getFileName().toString());
    }

    private static void fill(Path file) {
        assertThatThrownBy(() -> {
                    try (OutputStream out = Files.newOutputStream(file)) {
                        for (int i = 0; i < 1000; i++) {
                            out.write(new byte[4096]);
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
