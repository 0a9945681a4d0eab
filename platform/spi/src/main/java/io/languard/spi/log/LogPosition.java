package io.languard.spi.log;

/**
 * How far a source has been read and stored.
 *
 * @param source name of the source, unique within the server
 * @param file name of the file
 * @param fileKey tells the file from another one of that name, such as its inode
 * @param offset bytes from the file's start that need not be read again
 * @param checkpoint what else the reader wants back: a text of at most 200 characters, or {@code null}
 */
public record LogPosition(String source, String file, String fileKey, long offset, String checkpoint) {}
