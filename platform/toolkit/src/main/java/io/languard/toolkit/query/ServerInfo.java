package io.languard.toolkit.query;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The state that a server publishes (Valve: Server queries, A2S_INFO).
 *
 * @param name the name of the server
 * @param map the map; may be empty
 * @param game the game or mission
 * @param players the number of players, joining ones included
 * @param maxPlayers the number of slots
 * @param gamePort the game's port; 0 if the server omits it
 * @param keywords the game-specific keywords, such as {@code s7} for a running mission in Arma 3
 */
public record ServerInfo(
        String name, String map, String game, int players, int maxPlayers, int gamePort, String keywords) {

    private static final int EXTRA_PORT = 0x80;
    private static final int EXTRA_STEAM_ID = 0x10;
    private static final int EXTRA_SPECTATOR = 0x40;
    private static final int EXTRA_KEYWORDS = 0x20;

    /** Reads the body after the reply's type; empty if it is truncated. */
    static Optional<ServerInfo> read(ByteBuffer in) {
        try {
            in.get(); // protocol
            String name = text(in);
            String map = text(in);
            text(in); // folder
            String game = text(in);
            in.getShort(); // low half of an application id that may not fit
            int players = Byte.toUnsignedInt(in.get());
            int maxPlayers = Byte.toUnsignedInt(in.get());
            in.position(in.position() + 5); // bots, type, system, password, anti-cheat
            text(in); // version
            int extra = in.hasRemaining() ? Byte.toUnsignedInt(in.get()) : 0;
            int gamePort = (extra & EXTRA_PORT) == 0 ? 0 : Short.toUnsignedInt(in.getShort());
            if ((extra & EXTRA_STEAM_ID) != 0) {
                in.getLong();
            }
            if ((extra & EXTRA_SPECTATOR) != 0) {
                in.getShort();
                text(in);
            }
            String keywords = (extra & EXTRA_KEYWORDS) == 0 ? "" : text(in);
            return Optional.of(new ServerInfo(name, map, game, players, maxPlayers, gamePort, keywords));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads a zero-terminated string. */
    static String text(ByteBuffer in) {
        int start = in.position();
        while (in.get() != 0) {
            // Skip to the zero byte.
        }
        return new String(in.array(), in.arrayOffset() + start, in.position() - start - 1, StandardCharsets.UTF_8);
    }
}
