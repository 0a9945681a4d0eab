package io.languard.service.server;

/**
 * A server's state right after a request.
 *
 * @param pid {@code null} while there is no process
 */
public record LifecycleResult(ServerStatus status, Long pid) {}
