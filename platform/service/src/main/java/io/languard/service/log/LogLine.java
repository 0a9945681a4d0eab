package io.languard.service.log;

import io.languard.api.log.LogLevel;
import java.time.Instant;

/**
 * A record of a server's log.
 *
 * @param id 0 before it is stored; increases in the order of storage
 * @param message the raw text; may contain line breaks
 */
public record LogLine(long id, Instant time, LogLevel level, String message) {}
