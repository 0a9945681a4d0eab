package io.languard.arma3;

/** What every part of the adapter says in the same way. */
public final class Arma3Config {

    /** The game type of every component here. */
    public static final String GAME_TYPE = "arma3";

    /** The name of the game's user profile, which also names its folder and file: plain letters, so nothing is escaped. */
    public static final String PROFILE = "server";

    private Arma3Config() {}
}
