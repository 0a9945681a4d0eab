package io.languard.service.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.languard.service.page.Counted;
import java.util.List;

/** A page of the lines that match a query, newest first, with the total number of matches. */
public record LogPage(long total, @JsonProperty("logs") List<LogLine> lines) implements Counted {

    public LogPage {
        lines = List.copyOf(lines);
    }
}
