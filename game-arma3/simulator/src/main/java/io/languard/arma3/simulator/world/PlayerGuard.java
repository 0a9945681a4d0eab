package io.languard.arma3.simulator.world;

import java.util.Optional;

/** BattlEye as the game sees it: hears what happens and says who may not play. */
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

    /** Tells the console and every RCon client. */
    void announce(String text);

    /** The reason why a player is kicked as soon as it is known who it is. */
    Optional<String> kickReason(SimulatedPlayer simulatedPlayer);
}
