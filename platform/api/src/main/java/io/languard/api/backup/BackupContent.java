package io.languard.api.backup;

import java.util.List;

/**
 * What of a server's directory belongs in a backup, as glob patterns (see {@link
 * java.nio.file.FileSystem#getPathMatcher}) of paths relative to the directory, such as <code>debug.txt</code> or
 * <code>world/*.sqlite</code>. The pattern of a folder covers what is below it.
 *
 * @param excluded what does not belong in: logs, caches, files that are rewritten at each start. What is directly in the
 *     directory stays as it is when a backup is restored; what is deeper is removed with the folder that it is in
 * @param databases files that the game may change while they are read; while it runs, {@link
 *     BackupParticipant#copyDatabase} copies them
 * @param journals what belongs to the databases and is part of them only while the game does not run, such as
 *     <code>world/*.sqlite-journal</code>
 */
public record BackupContent(List<String> excluded, List<String> databases, List<String> journals) {

    /** The maximum number of patterns of each kind. */
    public static final int MAX_PATTERNS = 100;

    public BackupContent {
        excluded = List.copyOf(excluded);
        databases = List.copyOf(databases);
        journals = List.copyOf(journals);
    }

    /** Returns a content without databases. */
    public static BackupContent allBut(String... excluded) {
        return new BackupContent(List.of(excluded), List.of(), List.of());
    }
}
