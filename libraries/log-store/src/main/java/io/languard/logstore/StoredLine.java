package io.languard.logstore;

import java.time.Instant;

/**
 * One record of a log.
 *
 * @param id assigned by the store and ignored on append; ids of a log grow in the order of appending and are never reused
 * @param time stored with millisecond precision
 * @param level from 0 to {@value ChunkSummary#LEVELS} - 1
 * @param message any text, including line breaks
 */
public record StoredLine(long id, Instant time, int level, String message) {}
