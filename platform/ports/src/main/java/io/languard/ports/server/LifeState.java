package io.languard.ports.server;

/**
 * A server's state right after a request.
 *
 * @param pid {@code null} while there is no process
 */
public record LifeState(ServerStatus status, Long pid) {}
