package io.languard.spi.server;

/**
 * A process that can be told from every other one, also after its pid has been used again.
 *
 * @param pid the process id
 * @param startToken when it started, in a form that only ever is compared for equality
 */
public record ProcessIdentity(long pid, String startToken) {}
