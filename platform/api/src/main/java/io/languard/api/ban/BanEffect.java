package io.languard.api.ban;

/** When a changed ban list counts. */
public enum BanEffect {
    NOW,
    NEXT_START
}
