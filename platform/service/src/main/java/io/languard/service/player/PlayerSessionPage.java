package io.languard.service.player;

import java.util.List;

/** A page of the player sessions that match a query, newest first, with the total number of matches. */
public record PlayerSessionPage(long total, List<PlayerSessionRecord> sessions) {

    public PlayerSessionPage {
        sessions = List.copyOf(sessions);
    }
}
