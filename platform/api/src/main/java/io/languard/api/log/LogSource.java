package io.languard.api.log;

import java.nio.file.Path;

/**
 * A set of log files that the game itself writes.
 *
 * @param name the name of the source, such as {@code rpt}; unique within a server
 * @param directory the absolute path of the directory that contains the files
 * @param glob a pattern for the names of the files (see {@link java.nio.file.FileSystem#getPathMatcher}); the game
 *     writes to the newest one
 */
public record LogSource(String name, Path directory, String glob) {

    /** The name of the source for the captured output of the process, which every server has. */
    public static final String OUTPUT = "output";
}
