package io.languard.toolkit.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Continues a sequence of times of day across midnight. A time that is a little earlier than the one before it is of the same
 * day, since threads write out of order and clocks are put back; any other earlier time is of the next day. Immutable.
 *
 * @param last the latest local time of the sequence
 */
record DayCounter(LocalDateTime last) {

    /** By how much a clock is expected to be put back. */
    private static final Duration PUT_BACK = Duration.ofHours(3);

    /** By how much lines are expected to be out of order. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);

    /** Returns the local time that a time of day most likely is. */
    LocalDateTime complete(LocalTime time) {
        LocalDateTime sameDay = last.with(time);
        Duration ahead = Duration.between(last, sameDay);
        if (ahead.plus(PUT_BACK).isNegative()) {
            return sameDay.plusDays(1);
        }
        return ahead.compareTo(Duration.ofDays(1).minus(OUT_OF_ORDER)) > 0 ? sameDay.minusDays(1) : sameDay;
    }

    /** Returns the counter after a line of this local time. */
    DayCounter after(LocalDateTime local) {
        boolean outOfOrder = local.isBefore(last) && !local.plus(OUT_OF_ORDER).isBefore(last);
        return outOfOrder ? this : new DayCounter(local);
    }

    LocalDate date() {
        return last.toLocalDate();
    }
}
