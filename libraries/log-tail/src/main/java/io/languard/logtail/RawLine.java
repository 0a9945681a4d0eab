package io.languard.logtail;

/**
 * One line of a file.
 *
 * @param start the offset of the line in the file, in bytes
 * @param text without the line end; too long a line is truncated and marked
 */
public record RawLine(long start, String text) {}
