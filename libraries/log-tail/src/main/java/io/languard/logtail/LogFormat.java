package io.languard.logtail;

import java.util.List;

/**
 * Knows which files a program writes and how to read them. A target that returns another instance than before has its
 * sources looked up again, and unfinished records are parsed again.
 *
 * @param <T> the host's type of items
 */
public interface LogFormat<T> {

    /** Returns the sources of the program. */
    List<LogSourceFiles> sources();

    /** Opens a parser for a file, which may start at any line. */
    LineParser<T> open(ReadFile file);
}
