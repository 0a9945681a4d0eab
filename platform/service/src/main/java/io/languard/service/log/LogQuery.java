package io.languard.service.log;

import io.languard.api.log.LogLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query for log lines.
 *
 * @param level only lines of exactly this level, or {@code null} for all
 * @param since only lines from this time on, inclusive, or {@code null} for all
 * @param search only lines whose message contains this literal text, ignoring case, or {@code null} for all
 */
public record LogQuery(
        @Nullable LogLevel level, @Nullable Instant since, @Nullable String search, int limit, int offset) {}
