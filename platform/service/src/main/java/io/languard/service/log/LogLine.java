package io.languard.service.log;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.languard.api.log.LogLevel;
import io.languard.service.json.Timestamps;
import java.time.Instant;

/**
 * One record of a server's log.
 *
 * @param id 0 before it is stored; grows in the order of storing
 * @param message raw; may hold line ends
 */
public record LogLine(
        long id,
        @JsonProperty("timestamp") @JsonFormat(pattern = Timestamps.MILLIS) Instant time,
        LogLevel level,
        String message) {}
