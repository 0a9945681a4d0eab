package io.languard.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts a swap off after every single move, and settles it both ways, as the next start does. */
class FolderSwapTest {

    @TempDir
    Path temp;

    private static TreeMap<String, String> content(Path folder) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static void write(Path folder, String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), folder.getFileName() + " " + file);
        }
    }

    private Path directory(String name) throws IOException {
        Path directory = temp.resolve(name).resolve("7");
        write(directory, "world/map", "only-before", "logs/output.log");
        write(new FolderSwap(directory).prepare(), "world/map", "only-after", "deep/er/file");
        return directory;
    }

    /** Does what {@link FolderSwap#swap} does, but only the first so many moves. */
    private static void swapPartly(Path directory, int moves) throws IOException {
        Path whole = directory.resolveSibling("whole");
        copy(directory, whole);
        FolderSwap swap = new FolderSwap(whole);
        swap.swap("t", name -> name.startsWith("logs"));
        FolderSwap.Journal journal = swap.unfinished().orElseThrow();
        Files.copy(
                whole.resolve(FolderSwap.FOLDER).resolve("journal.json"),
                directory.resolve(FolderSwap.FOLDER).resolve("journal.json"));
        int left = moves;
        for (String name : journal.removed()) {
            if (left-- > 0) {
                Files.move(directory.resolve(name), directory.resolve(FolderSwap.FOLDER + "/old/" + name));
            }
        }
        for (String name : journal.added()) {
            if (left-- > 0) {
                Files.move(directory.resolve(FolderSwap.FOLDER + "/new/" + name), directory.resolve(name));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    @Test
    void aSwapThatWasCutOffAnywhereIsRolledBackCompletely() throws Exception {
        for (int moves = 0; moves <= 6; moves++) {
            Path directory = directory("r" + moves);
            TreeMap<String, String> before = content(directory);
            before.keySet().removeIf(name -> name.startsWith(FolderSwap.FOLDER));
            swapPartly(directory, moves);

            FolderSwap next = new FolderSwap(directory);
            next.rollBack(next.unfinished().orElseThrow());

            assertThat(content(directory)).as(moves + " moves").isEqualTo(before);
            assertThat(next.unfinished()).isEmpty();
        }
    }

    @Test
    void aRollBackThatWasCutOffIsRepeated() throws Exception {
        Path directory = directory("twice");
        TreeMap<String, String> before = content(directory);
        before.keySet().removeIf(name -> name.startsWith(FolderSwap.FOLDER));
        swapPartly(directory, 6);
        FolderSwap.Journal journal = new FolderSwap(directory).unfinished().orElseThrow();
        Path staged = directory.resolve(FolderSwap.FOLDER + "/new");
        Files.move(directory.resolve("world"), staged.resolve("world"));
        Files.move(directory.resolve(FolderSwap.FOLDER + "/old/world"), directory.resolve("world"));

        new FolderSwap(directory).rollBack(journal);

        assertThat(content(directory)).isEqualTo(before);
    }

    @Test
    void aLinkStaysUnlessTheBackupHasItsName() throws Exception {
        Path directory = directory("links");
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("missions"), elsewhere);
        Files.createSymbolicLink(directory.resolve("deep"), elsewhere);
        FolderSwap swap = new FolderSwap(directory);
        swap.swap("t", name -> name.startsWith("logs"));
        swap.complete();

        assertThat(directory.resolve("missions")).isSymbolicLink();
        assertThat(directory.resolve("deep")).isDirectory();
        assertThat(Files.isSymbolicLink(directory.resolve("deep"))).isFalse();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void anUnfinishedSwapIsNotOverwritten() throws Exception {
        Path directory = directory("unfinished");
        new FolderSwap(directory).swap("t", name -> name.startsWith("logs"));

        assertThatThrownBy(() -> new FolderSwap(directory).prepare()).hasMessageContaining("not settled");

        assertThat(directory.resolve(FolderSwap.FOLDER + "/old/only-before")).exists();
    }

    @Test
    void aCompletedSwapHasTheNewContentAndWhatStays() throws Exception {
        Path directory = directory("done");
        FolderSwap swap = new FolderSwap(directory);
        swap.swap("t", name -> name.startsWith("logs"));
        swap.complete();

        assertThat(content(directory).keySet())
                .containsExactly("deep/er/file", "logs/output.log", "only-after", "world/map");
        assertThat(directory.resolve("world/map")).hasContent("new world/map");
    }
}
