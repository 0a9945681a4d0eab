package io.languard.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Access to the drop folder. Copies files as {@code cp} does: writes directly to the final name. */
final class DropFolderFixture {

    private final Path folder;

    DropFolderFixture(Path folder) {
        this.folder = folder;
    }

    void copy(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void empty() {
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).forEach(this::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
