package io.languard.toolkit.query;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A player as Steam knows him (Valve: Server queries, A2S_PLAYER).
 *
 * @param name empty while he is still joining
 * @param seconds how long he has been there
 */
public record SteamPlayer(String name, int score, float seconds) {

    /** Reads what stands behind the reply's type; empty if it is cut. */
    static Optional<List<SteamPlayer>> read(ByteBuffer in) {
        try {
            List<SteamPlayer> players = new ArrayList<>();
            for (int left = Byte.toUnsignedInt(in.get()); left > 0; left--) {
                in.get(); // a number, which is mostly 0
                players.add(new SteamPlayer(ServerInfo.text(in), in.getInt(), in.getFloat()));
            }
            return Optional.of(players);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
