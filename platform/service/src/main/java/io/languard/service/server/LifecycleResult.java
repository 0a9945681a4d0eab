package io.languard.service.server;

import org.jspecify.annotations.Nullable;

/**
 * A server's status right after a lifecycle request.
 *
 * @param pid {@code null} while there is no process
 */
public record LifecycleResult(ServerStatus status, @Nullable Long pid) {}
