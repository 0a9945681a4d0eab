package io.languard.ports.server;

/**
 * What a client asks for when it creates a server. {@code null} where it left something to the platform.
 */
public record NewServer(
        String name,
        String description,
        String gameType,
        String exePath,
        int gamePort,
        Integer rconPort,
        Boolean autoRestart,
        Integer maxRestarts) {}
