package io.languard.logtail;

import org.jspecify.annotations.Nullable;

/**
 * How far a source has been read and stored.
 *
 * @param source the name of the source
 * @param file the name of the file
 * @param fileKey identifies the file whatever its name, such as its inode
 * @param offset the number of bytes from the start of the file that need not be read again
 * @param checkpoint opaque state of the reader, at most 200 ASCII characters
 */
public record FilePosition(String source, String file, String fileKey, long offset, @Nullable String checkpoint) {}
