package io.languard.toolkit.query;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A player in a reply to A2S_PLAYER (Valve: Server queries).
 *
 * @param name the player's name; empty while the player is joining
 * @param score the player's score
 * @param seconds the time since the player joined
 */
public record SteamPlayer(String name, int score, float seconds) {

    /** Reads the body after the reply's type; empty if it is truncated. */
    static Optional<List<SteamPlayer>> read(ByteBuffer in) {
        try {
            List<SteamPlayer> players = new ArrayList<>();
            for (int remaining = Byte.toUnsignedInt(in.get()); remaining > 0; remaining--) {
                in.get(); // index, usually 0
                players.add(new SteamPlayer(ServerInfo.text(in), in.getInt(), in.getFloat()));
            }
            return Optional.of(players);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
