package io.languard.spi.server;

/**
 * The identity of a process, which remains unique even if its process id is reused.
 *
 * @param pid the process id
 * @param startToken the start time of the process, in a form meant only for comparison for equality
 */
public record ProcessIdentity(long pid, String startToken) {}
