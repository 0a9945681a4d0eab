package io.languard.service.game;

import java.util.List;

/** A game as shown to clients. */
public record GameView(
        String gameType,
        String displayName,
        String version,
        List<Capability> capabilities,
        List<String> configSections,
        List<String> allowedExecutables) {}
