package io.languard.logtail;

import java.io.IOException;
import java.nio.file.Path;

/** Removes the beginning of a file while another process appends to it. */
public interface FileTrimmer {

    /** Removes whole blocks atomically, so that the file becomes shorter; returns false if the file system can't. */
    boolean collapse(Path file, long bytes) throws IOException;

    /** Frees whole blocks and leaves a hole; returns false if the file system can't. */
    boolean punch(Path file, long from, long bytes) throws IOException;

    /** Returns the trimmer that calls {@code fallocate} of util-linux. */
    static FileTrimmer fallocate() {
        return new FallocateTrimmer();
    }
}
