package io.languard.service.game;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A game as shown to clients.
 *
 * @param parts the optional parts of its capabilities that the game has, which are not part of the JSON object
 */
public record GameView(
        String gameType,
        String displayName,
        String version,
        List<Capability> capabilities,
        @JsonIgnore List<Capability> parts,
        List<String> configSections,
        List<String> allowedExecutables) {

    /** Returns whether the game has a capability or an optional part of one. */
    public boolean supports(Capability capability) {
        return capabilities.contains(capability) || parts.contains(capability);
    }
}
