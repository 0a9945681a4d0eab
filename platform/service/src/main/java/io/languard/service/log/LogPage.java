package io.languard.service.log;

import java.util.List;

/** A page of the lines that match a query, newest first, with the total number of matches. */
public record LogPage(long total, List<LogLine> lines) {

    public LogPage {
        lines = List.copyOf(lines);
    }
}
