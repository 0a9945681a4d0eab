package io.languard.core.log;

import java.io.IOException;
import java.nio.file.Path;

/** Takes bytes out of a file that somebody else appends to. */
interface FileTrimmer {

    /** Takes whole blocks off the file's start, at once; false if the file system can't. */
    boolean collapse(Path file, long bytes) throws IOException;

    /** Frees whole blocks and leaves a hole; false if the file system can't. */
    boolean punch(Path file, long from, long bytes) throws IOException;
}
