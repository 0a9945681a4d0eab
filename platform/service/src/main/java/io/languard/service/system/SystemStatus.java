package io.languard.service.system;

import java.util.List;

/** The platform's status. */
public record SystemStatus(
        String version, int runningServers, int totalServers, List<String> supportedGames, long uptimeSeconds) {}
