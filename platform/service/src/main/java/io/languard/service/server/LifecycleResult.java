package io.languard.service.server;

/**
 * A server's status right after a lifecycle request.
 *
 * @param pid {@code null} while there is no process
 */
public record LifecycleResult(ServerStatus status, Long pid) {}
