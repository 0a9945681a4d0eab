package io.languard.service.log;

import io.languard.api.log.LogLevel;
import java.time.Instant;

/**
 * One record of a server's log.
 *
 * @param id 0 before it is stored; grows in the order of storing
 * @param message raw; may hold line ends
 */
public record LogLine(long id, Instant time, LogLevel level, String message) {}
