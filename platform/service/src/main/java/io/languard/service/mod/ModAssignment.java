package io.languard.service.mod;

/**
 * A mod that is enabled on a server.
 *
 * @param serverOnly true if clients need not have it
 * @param sortOrder loading order, smallest first
 */
public record ModAssignment(int modId, boolean serverOnly, int sortOrder) {}
