package io.languard.service.backup;

import java.nio.file.Path;

/**
 * The archive of a backup, to be downloaded.
 *
 * @param file the archive; it may be deleted at any time, but an open file remains readable
 * @param fileName the name for clients, of ASCII characters that are safe in file names
 */
public record BackupArchive(Path file, String fileName, Backup backup) {}
