package io.languard.toolkit.time;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A local time as a game writes it.
 *
 * @param date {@code null} if the game writes the time only
 */
public record LocalStamp(@Nullable LocalDate date, LocalTime time) {}
