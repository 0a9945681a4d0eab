package io.languard.service.mod;

/**
 * The assignment of a mod to a server.
 *
 * @param serverOnly whether players do not need the mod
 * @param sortOrder load order, lowest first
 */
public record ModAssignment(int modId, boolean serverOnly, int sortOrder) {}
