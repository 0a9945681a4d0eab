package io.languard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The externally visible state of a file; a different stamp means that the content may have changed.
 *
 * @param key the file system's identity of the file; {@code null} if it has none
 * @param linked whether the name is a symbolic link, changes of whose target cause no event in the folder
 */
record FileStamp(long size, FileTime modified, @Nullable Object key, boolean linked) {

    /** The stamp of a dangling link. */
    private static final FileStamp DANGLING = new FileStamp(-1, FileTime.fromMillis(0), null, true);

    /** Returns the stamp of a file; {@code null} if there is none or it is not a regular file. */
    static @Nullable FileStamp of(Path file) throws IOException {
        boolean linked = Files.isSymbolicLink(file);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey(), linked)
                    : null;
        } catch (NoSuchFileException e) {
            return linked ? DANGLING : null;
        }
    }
}
