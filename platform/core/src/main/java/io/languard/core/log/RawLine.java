package io.languard.core.log;

/**
 * One line of a file.
 *
 * @param start where it begins, in bytes from the file's start
 * @param text without line end; what was too long is cut, with a mark
 */
record RawLine(long start, String text) {}
