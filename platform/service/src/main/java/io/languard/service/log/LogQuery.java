package io.languard.service.log;

import io.languard.api.log.LogLevel;
import java.time.Instant;

/**
 * A query for log lines.
 *
 * @param level only lines of exactly this level, or {@code null} for all
 * @param since only lines from this time on, inclusive, or {@code null} for all
 * @param search only lines whose message contains this literal text, ignoring case, or {@code null} for all
 */
public record LogQuery(LogLevel level, Instant since, String search, int limit, int offset) {}
