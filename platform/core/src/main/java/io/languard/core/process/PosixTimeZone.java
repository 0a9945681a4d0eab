package io.languard.core.process;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses descriptions of time zones such as {@code CET-1CEST,M3.5.0,M10.5.0/3} (POSIX.1-2017, 8.3: TZ). Transitions must
 * be given as day of a week of a month, as in all time zone data; the other two forms are not supported.
 */
final class PosixTimeZone {

    private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)";
    private static final String OFFSET = "([+-]?\\d{1,3}(?::\\d{1,2}){0,2})";
    private static final String RULE = "M(\\d{1,2})\\.([1-5])\\.([0-6])(?:/" + OFFSET + ")?";
    private static final Pattern ZONE =
            Pattern.compile(NAME + OFFSET + "(?<summer>" + NAME + OFFSET + "?(?:," + RULE + "," + RULE + ")?)?");

    /** What the C library assumes if no transitions are given. */
    private static final String DEFAULT_RULES = ",M3.2.0,M11.1.0";

    private static final int FIRST_YEAR = 1970;
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    private PosixTimeZone() {}

    /** Returns the rules of a zone; empty if the text does not describe one. */
    static Optional<ZoneRules> parse(String text) {
        Matcher zone = ZONE.matcher(text);
        if (!zone.matches()) {
            return Optional.empty();
        }
        if (zone.group("summer") != null && zone.group(4) == null) {
            return parse(text + DEFAULT_RULES);
        }
        try {
            int standard = -seconds(zone.group(1));
            ZoneOffset winter = ZoneOffset.ofTotalSeconds(standard);
            if (zone.group("summer") == null) {
                return Optional.of(winter.getRules());
            }
            ZoneOffset summer =
                    ZoneOffset.ofTotalSeconds(zone.group(3) == null ? standard + HOUR : -seconds(zone.group(3)));
            return Optional.of(
                    rules(winter, rule(zone, 4, winter, winter, summer), rule(zone, 8, winter, summer, winter)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The rules apply after a first transition, so the two of a past year are added. */
    private static ZoneRules rules(ZoneOffset winter, ZoneOffsetTransitionRule... changes) {
        List<ZoneOffsetTransitionRule> ordered = Stream.of(changes)
                .sorted(Comparator.comparing(change -> change.createTransition(FIRST_YEAR)))
                .toList();
        List<ZoneOffsetTransition> first = ordered.stream()
                .map(change -> change.createTransition(FIRST_YEAR))
                .toList();
        return ZoneRules.of(winter, first.get(0).getOffsetBefore(), List.of(), first, ordered);
    }

    private static ZoneOffsetTransitionRule rule(
            Matcher zone, int group, ZoneOffset standard, ZoneOffset before, ZoneOffset after) {
        Month month = Month.of(Integer.parseInt(zone.group(group)));
        int week = Integer.parseInt(zone.group(group + 1));
        int weekDay = Integer.parseInt(zone.group(group + 2));
        int seconds = zone.group(group + 3) == null ? 2 * HOUR : seconds(zone.group(group + 3));
        int days = Math.floorDiv(seconds, DAY);
        LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, DAY));
        // The last week of a month counts from its end.
        int firstDay = week == 5 ? -1 : (week - 1) * 7 + 1;
        return ZoneOffsetTransitionRule.of(
                month,
                firstDay + days,
                DayOfWeek.of(weekDay == 0 ? 7 : weekDay).plus(days),
                time,
                false,
                TimeDefinition.WALL,
                standard,
                before,
                after);
    }

    private static int seconds(String text) {
        String[] parts = text.split(":");
        int sign = text.startsWith("-") ? -1 : 1;
        int seconds = 0;
        int unit = HOUR;
        for (String part : parts) {
            seconds += Math.abs(Integer.parseInt(part)) * unit;
            unit /= 60;
        }
        return sign * seconds;
    }
}
