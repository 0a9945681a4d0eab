package io.languard.service.log;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.languard.api.log.LogLevel;
import io.languard.service.json.Timestamps;
import java.time.Instant;

/**
 * A record of a server's log.
 *
 * @param id 0 before it is stored; increases in the order of storage
 * @param message the raw text; may contain line breaks
 */
public record LogLine(
        long id,
        @JsonProperty("timestamp") @JsonFormat(pattern = Timestamps.MILLIS) Instant time,
        LogLevel level,
        String message) {

    /** Returns the line with its id. */
    public LogLine withId(long assigned) {
        return new LogLine(assigned, time, level, message);
    }
}
