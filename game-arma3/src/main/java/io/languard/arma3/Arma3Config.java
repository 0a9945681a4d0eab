package io.languard.arma3;

/** Constants of the adapter. */
public final class Arma3Config {

    /** The game type of every component of this adapter. */
    public static final String GAME_TYPE = "arma3";

    /**
     * The name of the game's user profile, its folder and its file. Plain letters, because the engine escapes others.
     */
    public static final String PROFILE = "server";

    private Arma3Config() {}
}
