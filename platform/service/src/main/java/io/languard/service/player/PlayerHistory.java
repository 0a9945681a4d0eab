package io.languard.service.player;

import io.languard.service.page.Counted;
import java.util.List;

/** A page of the history, newest first, and the number of all matching sessions. */
public record PlayerHistory(long total, List<PlayerSessionView> players) implements Counted {

    public PlayerHistory {
        players = List.copyOf(players);
    }
}
