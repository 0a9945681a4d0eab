package io.languard.arma3.simulator.world;

import java.util.Optional;

/** BattlEye as the game sees it: it receives announcements and decides who may play. */
public interface PlayerGuard {
    /** A server without BattlEye. */
    PlayerGuard NONE = new PlayerGuard() {
        @Override
        public void announce(String text) {}

        @Override
        public Optional<String> kickReason(SimulatedPlayer simulatedPlayer) {
            return Optional.empty();
        }
    };

    /** Announces a text on the console and to every RCon client. */
    void announce(String text);

    /** Returns the reason for which a player is kicked once identified; empty if the player may stay. */
    Optional<String> kickReason(SimulatedPlayer simulatedPlayer);
}
