package io.languard.arma3.simulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Follows a text file and passes on each line that is appended after the start. */
final class ControlFileTailer {
    private static final int MAX_READ = 64 * 1024;

    private final Path file;
    private final Consumer<String> lines;
    private long read;

    ControlFileTailer(Path file, Consumer<String> lines) {
        this.file = file;
        this.lines = lines;
        this.read = size();
    }

    /**
     * Reads new lines; an incomplete last line is left until its end arrives. A file that shrank is read from its
     * start.
     */
    void poll() {
        long size = size();
        if (size < read) {
            read = 0;
        }
        if (size == read) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size - read, MAX_READ));
            int length = Math.max(0, channel.read(bytes, read));
            String text = new String(bytes.array(), 0, length, StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf('\n') + 1;
            read += end;
            new String(bytes.array(), 0, end, StandardCharsets.UTF_8).lines().forEach(lines);
        } catch (IOException e) {
            // Deleted or being replaced; the next poll reads it.
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
