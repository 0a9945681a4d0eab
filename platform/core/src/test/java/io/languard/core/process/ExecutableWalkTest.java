package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ExecutableWalkTest {

    @TempDir
    Path temporary;

    private Path games;
    private Path programs;
    private Path data;

    @BeforeEach
    void create() throws IOException {
        games = Files.createDirectory(temporary.toRealPath().resolve("games"));
        programs = Files.createDirectory(games.resolveSibling("programs"));
        data = Files.createDirectory(games.resolve("data"));
    }

    @Test
    void findsExecutablesInFoldersOfProgramsAndBelowFoldersOfInstallations() throws IOException {
        Path direct = executable(programs.resolve("server"));
        executable(programs.resolve("sub/server"));
        Path shallow = executable(games.resolve("z/server"));
        Path deepest = executable(games.resolve("a/b/c/d/server"));
        executable(games.resolve("a/b/c/d/e/server"));

        assertThat(find("server")).containsExactly(direct, shallow, deepest);
    }

    @Test
    void findsFilesByTheirPathWithinAnInstallation() throws IOException {
        Path wanted = executable(games.resolve("a/b/c/d/bin/x64/server"));
        executable(games.resolve("server"));

        assertThat(find("bin/x64/server")).containsExactly(wanted);
    }

    @Test
    void returnsAFileOnceThatSeveralNamesLeadTo() throws IOException {
        Path file = executable(games.resolve("a/bin/server"));

        assertThat(new ExecutableSearcher(this::folders).find(List.of("server", "bin/server")))
                .containsExactly(file);
    }

    @Test
    void leavesOutWhatIsNoExecutableFile() throws IOException {
        Files.createDirectories(games.resolve("folder/server"));
        Files.writeString(Files.createDirectory(games.resolve("text")).resolve("server"), "");
        Files.createSymbolicLink(Files.createDirectory(games.resolve("link")).resolve("server"), Path.of("absent"));
        executable(games.resolve("other/Server"));

        assertThat(find("server")).isEmpty();
    }

    @Test
    void doesNotEnterHiddenFoldersAndThoseOfThePlatform() throws IOException {
        executable(games.resolve(".cache/server"));
        executable(data.resolve("servers/1/server"));
        Files.createSymbolicLink(games.resolve("link"), data);

        assertThat(find("server")).isEmpty();
    }

    @Test
    void followsLinksAndSearchesEachFolderOnce() throws IOException {
        Path elsewhere = executable(games.resolveSibling("disk/arma/server"));
        Files.createSymbolicLink(games.resolve("arma"), elsewhere.getParent());
        Files.createSymbolicLink(games.resolve("again"), elsewhere.getParent());
        Files.createSymbolicLink(elsewhere.resolveSibling("up"), games);
        Files.createSymbolicLink(games.resolve("circle"), games.resolve("circle"));
        Path original = executable(games.resolve("original/server"));
        Path link = Files.createSymbolicLink(programs.resolve("server"), original);

        assertThat(find("server")).containsExactly(link, games.resolve("again/server"), original);
    }

    @Test
    void findsALimitedNumberOfFiles() throws IOException {
        for (int i = 0; i < ExecutableWalk.MAX_FOUND + 5; i++) {
            executable(games.resolve(i + "/server"));
        }
        assertThat(find("server")).hasSize(ExecutableWalk.MAX_FOUND);
    }

    @Test
    void entersALimitedNumberOfFoldersTheShallowOnesFirst() throws IOException {
        Path shallow = executable(games.resolve("z/server"));
        Path deep = executable(games.resolve("z/z/server"));
        for (int i = 0; i < ExecutableWalk.MAX_FOLDERS; i++) {
            Files.createDirectories(games.resolve("a/" + i));
        }
        assertThat(find("server")).contains(shallow).doesNotContain(deep);
    }

    @Test
    void endsAtTheTimeLimit() throws IOException {
        executable(games.resolve("a/server"));
        assertThat(new ExecutableWalk(List.of("server"), List.of(), Duration.ZERO).run(folders()))
                .isEmpty();
    }

    @Test
    void searchesThatHangLeaveNoPlaceForMore() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(2);
        AtomicInteger searches = new AtomicInteger();
        executable(games.resolve("a/server"));
        ExecutableSearcher searcher = new ExecutableSearcher(() -> {
            if (searches.incrementAndGet() <= 2) {
                hanging.countDown();
                await(hang);
            }
            return folders();
        });
        Thread one = new Thread(() -> searcher.find(List.of("server")));
        Thread other = new Thread(() -> searcher.find(List.of("server")));
        one.start();
        other.start();
        hanging.await();

        assertThat(searcher.find(List.of("server"))).isEmpty();
        assertThat(searches).hasValue(2);

        hang.countDown();
        one.join();
        other.join();
        assertThat(searcher.find(List.of("server"))).hasSize(1);
    }

    @Test
    void refusesNamesOutsideAnInstallation() {
        ExecutableSearcher searcher = new ExecutableSearcher(this::folders);
        for (String name : List.of("", "/bin/sh", "..", "a/../../b", "a\0b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> searcher.find(List.of("server", name)));
        }
    }

    private List<Path> find(String name) {
        return new ExecutableSearcher(this::folders).find(List.of(name));
    }

    private SearchFolders folders() {
        return new SearchFolders(List.of(programs), List.of(games, games.resolve("absent")), List.of(data));
    }

    private static Path executable(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
