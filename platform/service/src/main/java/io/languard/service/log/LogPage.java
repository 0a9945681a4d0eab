package io.languard.service.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Some of the lines that a query matches, newest first, and how many there are. */
public record LogPage(long total, @JsonProperty("logs") List<LogLine> lines) {

    public LogPage {
        lines = List.copyOf(lines);
    }
}
