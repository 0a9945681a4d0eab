package io.languard.api.mission;

import io.languard.api.GameServer;
import java.util.List;

/**
 * The extension of {@link GameServer} that holds the mission rotation of the server.
 *
 * @param entries in the order of play; immutable
 */
public record Rotation(List<RotationEntry> entries) {

    public Rotation {
        entries = List.copyOf(entries);
    }

    /** Returns the rotation of a server in order; empty if the server has none. */
    public static List<RotationEntry> of(GameServer server) {
        return server.extension(Rotation.class).map(Rotation::entries).orElse(List.of());
    }
}
