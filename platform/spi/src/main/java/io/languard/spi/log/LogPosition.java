package io.languard.spi.log;

import org.jspecify.annotations.Nullable;

/**
 * The position up to which a log source has been read and stored.
 *
 * @param source the source's name, unique within the server
 * @param file the file's name
 * @param fileKey distinguishes the file from another file of the same name, for example its inode
 * @param offset number of bytes from the start of the file that need not be read again
 * @param checkpoint additional reader state of at most 200 characters, or {@code null}
 */
public record LogPosition(String source, String file, String fileKey, long offset, @Nullable String checkpoint) {}
