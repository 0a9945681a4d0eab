package io.languard.toolkit.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * A local time as a game writes it.
 *
 * @param date {@code null} if the game writes the time only
 */
public record LocalStamp(@Nullable LocalDate date, LocalTime time) {

    /**
     * Returns the time in the groups 1 to 6 of a match: year, month, day, hour, minute and second, of digits only.
     * Returns {@code null} if there is no such time.
     */
    public static @Nullable LocalDateTime dateTime(MatchResult match) {
        try {
            return LocalDateTime.of(
                    number(match, 1),
                    number(match, 2),
                    number(match, 3),
                    number(match, 4),
                    number(match, 5),
                    number(match, 6));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
