package io.languard.service.game;

import java.util.List;

/** An entry of the list of games. */
public record GameSummary(String gameType, String displayName, String version, List<Capability> capabilities) {

    /** Returns the summary of a game. */
    public static GameSummary of(GameView game) {
        return new GameSummary(game.gameType(), game.displayName(), game.version(), game.capabilities());
    }
}
