package io.languard.api.log;

import java.nio.file.Path;

/**
 * Files that the game itself writes.
 *
 * @param name names the source, such as {@code rpt}; unique within one server
 * @param directory where the files lie; absolute
 * @param glob which files of that directory belong to it (see {@link java.nio.file.FileSystem#getPathMatcher}); the newest
 *     one is the live one
 */
public record LogSource(String name, Path directory, String glob) {

    /** The name of the process's own captured output, which every server has. */
    public static final String OUTPUT = "output";
}
