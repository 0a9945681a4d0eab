package io.languard.service.server;

import org.jspecify.annotations.Nullable;

/**
 * Ports that a new server may use.
 *
 * @param rconPort {@code null} if the game has no remote admin, or needs no port for it
 */
public record PortSuggestion(int gamePort, @Nullable Integer rconPort) {}
