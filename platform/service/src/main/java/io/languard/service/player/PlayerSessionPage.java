package io.languard.service.player;

import java.util.List;

/** Some of the visits that a question matches, latest first, and how many there are. */
public record PlayerSessionPage(long total, List<PlayerSessionRecord> sessions) {

    public PlayerSessionPage {
        sessions = List.copyOf(sessions);
    }
}
