package io.languard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * How a file looks from outside; another stamp means that its content may be another.
 *
 * @param key the file system's own identity of the file, {@code null} where it has none
 * @param linked whether the name is a symbolic link, whose target changes without a word from the folder
 */
record FileStamp(long size, FileTime modified, Object key, boolean linked) {

    /** The stamp of a link that leads nowhere. */
    private static final FileStamp DANGLING = new FileStamp(-1, FileTime.fromMillis(0), null, true);

    /** The stamp of what lies there; {@code null} if nothing does, or something that is not a file. */
    static FileStamp of(Path file) throws IOException {
        boolean linked = Files.isSymbolicLink(file);
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isRegularFile()
                    ? new FileStamp(found.size(), found.lastModifiedTime(), found.fileKey(), linked)
                    : null;
        } catch (NoSuchFileException e) {
            return linked ? DANGLING : null;
        }
    }
}
