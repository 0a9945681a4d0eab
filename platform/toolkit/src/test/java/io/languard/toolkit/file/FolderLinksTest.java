package io.languard.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FolderLinksTest {

    @TempDir
    Path temporary;

    private Path base;
    private Path folder;
    private Path elsewhere;

    @BeforeEach
    void create() throws IOException {
        base = temporary.toRealPath();
        folder = Files.createDirectory(base.resolve("folder"));
        elsewhere = Files.createDirectory(base.resolve("elsewhere"));
    }

    @Test
    void pathsInTheFolderAreInsideWhetherTheyExistOrNot() throws IOException {
        assertThat(FolderLinks.outside(folder, folder)).isEmpty();
        assertThat(FolderLinks.outside(folder, folder.resolve("a/b"))).isEmpty();
        assertThat(FolderLinks.outside(base.resolve("absent"), base.resolve("absent/a")))
                .isEmpty();
        assertThat(FolderLinks.outside(folder, folder.resolve("../elsewhere"))).contains(elsewhere);
        assertThat(FolderLinks.outside(folder, folder.resolve("a/../../elsewhere/b")))
                .contains(elsewhere.resolve("b"));
        assertThat(FolderLinks.outside(folder, folder.resolveSibling("folder2")))
                .contains(base.resolve("folder2"));
    }

    @Test
    void aLinkIsOutsideIfItLeadsOut() throws IOException {
        Files.createSymbolicLink(folder.resolve("out"), Path.of("../elsewhere"));
        Files.createSymbolicLink(folder.resolve("in"), Files.createDirectory(folder.resolve("real")));
        Files.createSymbolicLink(folder.resolve("again"), folder.resolve("out"));
        assertThat(FolderLinks.outside(folder, folder.resolve("out"))).contains(elsewhere);
        assertThat(FolderLinks.outside(folder, folder.resolve("again/a/b"))).contains(elsewhere.resolve("a/b"));
        assertThat(FolderLinks.outside(folder, folder.resolve("in/a"))).isEmpty();
    }

    @Test
    void aLinkThatLeadsNowhereIsWhereItLeads() throws IOException {
        Files.createSymbolicLink(folder.resolve("out"), Path.of("../absent"));
        Files.createSymbolicLink(folder.resolve("in"), Path.of("absent"));
        Files.createSymbolicLink(elsewhere.resolve("chain"), Path.of("../absent/too"));
        Files.createSymbolicLink(folder.resolve("chained"), Path.of("../elsewhere/chain"));
        assertThat(FolderLinks.outside(folder, folder.resolve("out/a"))).contains(base.resolve("absent/a"));
        assertThat(FolderLinks.outside(folder, folder.resolve("chained"))).contains(base.resolve("absent/too"));
        assertThat(FolderLinks.outside(folder, folder.resolve("in"))).isEmpty();
    }

    @Test
    void theFolderItselfIsFollowedOnRequestOnly() throws IOException {
        Path link = Files.createSymbolicLink(base.resolve("link"), folder);
        assertThat(FolderLinks.outside(link, link)).contains(folder);
        assertThat(FolderLinks.outside(link, link.resolve("a"))).contains(folder.resolve("a"));
        assertThat(FolderLinks.outside(FolderLinks.real(link), link.resolve("a")))
                .isEmpty();
        assertThat(FolderLinks.outside(link.resolve("a"), link.resolve("a/b")))
                .as("links above it are followed")
                .isEmpty();
    }

    @Test
    void aCircleOfLinksIsAnError() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
        assertThatThrownBy(() -> FolderLinks.outside(folder, folder.resolve("a")))
                .isInstanceOf(FileSystemException.class);
    }

    @Test
    void aLinkMayVanishAtAnyTime() throws Exception {
        Path link = folder.resolve("link");
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 3_000; i++) {
                    Files.createSymbolicLink(link, i % 2 == 0 ? elsewhere : base.resolve("absent"));
                    Files.delete(link);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        while (!changes.isDone()) {
            assertThat(FolderLinks.real(link.resolve("a")).getFileName()).hasToString("a");
        }
        changes.join();
    }
}
