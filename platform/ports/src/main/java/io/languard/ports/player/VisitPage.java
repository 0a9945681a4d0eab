package io.languard.ports.player;

import java.util.List;

/** Some of the visits that a question matches, latest first, and how many there are. */
public record VisitPage(long total, List<Visit> visits) {

    public VisitPage {
        visits = List.copyOf(visits);
    }
}
