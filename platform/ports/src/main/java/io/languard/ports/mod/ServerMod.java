package io.languard.ports.mod;

/**
 * A mod that is enabled on a server.
 *
 * @param serverMod true if clients need not have it
 * @param sortOrder loading order, smallest first
 */
public record ServerMod(int modId, boolean serverMod, int sortOrder) {}
