package io.languard.arma3.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The game port and the query port above it ("Bohemia wiki: Arma 3: Dedicated Server"). If one is in use, the game
 * tries ports in steps of 12, up to 15 times, and only reports it in its log.
 */
record GamePorts(UdpPort game, UdpPort query, int number) {
    private static final int STEP = 12;
    private static final int MAX_TRIES = 15;
    private static final int RESERVED = 5;

    static Optional<GamePorts> bind(@Nullable InetAddress address, int requested) {
        for (int i = 0; i <= MAX_TRIES && requested + i * STEP < 65535; i++) {
            int number = requested + i * STEP;
            UdpPort game = null;
            try {
                game = UdpPort.bind(address, number);
                return Optional.of(new GamePorts(game, UdpPort.bind(address, number + 1), number));
            } catch (IOException e) {
                if (game != null) {
                    game.close();
                }
            }
        }
        return Optional.empty();
    }

    /** Returns whether the game reserves a port. */
    boolean reserves(int port) {
        return port >= number && port < number + RESERVED;
    }
}
