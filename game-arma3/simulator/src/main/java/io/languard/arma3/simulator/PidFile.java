package io.languard.arma3.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of {@code -pid=}, which is deleted at an orderly end ("Bohemia wiki: Arma 3: Startup Parameters"). */
final class PidFile {
    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write() throws IOException {
        Files.writeString(file, ProcessHandle.current().pid() + "\n");
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The process ends anyway.
        }
    }
}
