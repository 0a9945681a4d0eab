package io.languard.service.log;

import io.languard.api.log.LogLevel;
import java.time.Instant;

/**
 * Which lines are wanted.
 *
 * @param level exactly this one; {@code null} for all
 * @param since not older than this, inclusive; {@code null} for all
 * @param search a literal text that the message holds, case ignored; {@code null} for all
 */
public record LogQuery(LogLevel level, Instant since, String search, int limit, int offset) {}
