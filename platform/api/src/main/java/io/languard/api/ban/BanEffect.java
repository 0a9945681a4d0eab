package io.languard.api.ban;

/** The time at which the game applies a changed ban list. */
public enum BanEffect {
    /** Immediately. */
    NOW,

    /** When the game is started the next time. */
    NEXT_START
}
