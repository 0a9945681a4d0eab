package io.languard.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 5 * * *      | 2026-06-10T05:00",
                "*/15 * * * *   | 2026-06-09T12:15",
                "5,35 0-3 * * * | 2026-06-10T00:05",
                "0 12 1 * *     | 2026-07-01T12:00",
                "0 12 * * MON   | 2026-06-15T12:00",
                "0 12 * * sun   | 2026-06-14T12:00",
                "0 12 * * 7     | 2026-06-14T12:00",
                "0 12 * * 0     | 2026-06-14T12:00",
                "0 0 1 jan *    | 2027-01-01T00:00",
                "0 0 29 2 *     | 2028-02-29T00:00",
                "0 0 31 * *     | 2026-07-31T00:00",
                "30 4 13 * 5    | 2026-06-12T04:30",
                "30 4 11 * 5    | 2026-06-11T04:30",
                "@hourly        | 2026-06-09T13:00",
                "@daily         | 2026-06-10T00:00",
                "@midnight      | 2026-06-10T00:00",
                "@weekly        | 2026-06-14T00:00",
                "@monthly       | 2026-07-01T00:00",
                "@yearly        | 2027-01-01T00:00",
                "@annually      | 2027-01-01T00:00",
            })
    void returnsTheNextLocalTime(String text, LocalDateTime expected) {
        Instant noon = LocalDateTime.parse("2026-06-09T12:00").atZone(BERLIN).toInstant();
        assertThat(CronExpression.parse(text).next(noon, BERLIN))
                .hasValue(expected.atZone(BERLIN).toInstant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *      | has a wrong field 1, the minute: '60'; allowed are 0 to 59",
                "* 24 * * *      | has a wrong field 2, the hour: '24'; allowed are 0 to 23",
                "* * 0 * *       | has a wrong field 3, the day of the month: '0'; allowed are 1 to 31",
                "* * * 13 *      | has a wrong field 4, the month: '13'; allowed are 1 to 12",
                "* * * * 8       | has a wrong field 5, the day of the week: '8'; allowed are 0 to 7",
                "* * * * FOO     | has a wrong field 5, the day of the week: 'foo'",
                "*/0 * * * *     | has a wrong field 1",
                "*/x * * * *     | has a wrong field 1",
                "5-1 * * * *     | has a wrong field 1",
                "1, * * * *      | has a wrong field 1",
                "-1 * * * *      | has a wrong field 1",
                "'1|2 * * * *'   | has a wrong field 1",
                "* * L * *       | has a wrong field 3",
                "* * * * 5#2     | has a wrong field 5",
                "* * ? * *       | has a wrong field 3",
                "99999999999999 * * * * | has a wrong field 1",
                "0 5 * *         | must have five fields",
                "0 0 5 * * *     | but has 6 fields",
                "x               | but has 1 field",
                "@reboot         | must be one of the words @annually, @daily, @hourly",
                "0 0 30 2 *      | has no date that exists in any year",
                "0 0 31 4,6 *    | has no date that exists in any year",
            })
    void namesWhatIsWrong(String text, String reason) {
        assertThatThrownBy(() -> CronExpression.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void namesOfDaysDoNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(CronExpression.parse("0 0 * * fri").next(YEAR, ZoneOffset.UTC))
                    .hasValue(Instant.parse("2026-01-02T00:00:00Z"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aTimeThatDoesNotExistIsReplacedByTheNextOne() {
        CronExpression expression = CronExpression.parse("30 2 * * *");
        Instant night = Instant.parse("2026-03-28T12:00:00Z");
        // On 29 March, clocks in Berlin go from 2:00 to 3:00, which is 1:00 UTC.
        assertThat(expression.next(night, BERLIN)).hasValue(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(expression.next(Instant.parse("2026-03-29T01:00:00Z"), BERLIN))
                .hasValue(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void aTimeThatExistsTwiceCountsOnce() {
        CronExpression expression = CronExpression.parse("30 2 * * *");
        // On 25 October, clocks in Berlin go from 3:00 back to 2:00; 2:30 is 0:30 UTC, then 1:30 UTC.
        assertThat(expression.next(Instant.parse("2026-10-24T12:00:00Z"), BERLIN))
                .hasValue(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(expression.next(Instant.parse("2026-10-25T00:30:00Z"), BERLIN))
                .hasValue(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(expression.next(Instant.parse("2026-10-25T01:00:00Z"), BERLIN))
                .hasValue(Instant.parse("2026-10-26T01:30:00Z"));
    }

    /** Compares with a walk through a year, five minutes at a time, that looks at clocks only. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "UTC"})
    void agreesWithAClockOnTheWallForAYear(String id) {
        ZoneId zone = ZoneId.of(id);
        assertYear("30 2 * * *", zone, time -> time.getHour() == 2 && time.getMinute() == 30);
        assertYear("45 1 * * *", zone, time -> time.getHour() == 1 && time.getMinute() == 45);
        assertYear("0 0 * * *", zone, time -> time.getHour() == 0 && time.getMinute() == 0);
        assertYear("*/20 * * * *", zone, time -> time.getMinute() % 20 == 0);
        assertYear(
                "*/5 1-3 * * 0",
                zone,
                time -> time.getDayOfWeek().getValue() == 7 && time.getHour() >= 1 && time.getHour() <= 3);
    }

    private static void assertYear(String text, ZoneId zone, Predicate<LocalDateTime> matches) {
        Instant end = YEAR.plus(Duration.ofDays(365));
        CronExpression expression = CronExpression.parse(text);
        List<Instant> times = new ArrayList<>();
        for (Instant next = expression.next(YEAR, zone).orElseThrow();
                next.isBefore(end);
                next = expression.next(next, zone).orElseThrow()) {
            times.add(next);
        }
        assertThat(times).isEqualTo(onTheWall(YEAR, end, zone, matches));
    }

    private static List<Instant> onTheWall(Instant from, Instant to, ZoneId zone, Predicate<LocalDateTime> matches) {
        Set<LocalDateTime> shown = new HashSet<>();
        List<Instant> times = new ArrayList<>();
        LocalDateTime before = ZonedDateTime.ofInstant(from, zone).toLocalDateTime();
        shown.add(before);
        for (Instant now = from.plusSeconds(300); now.isBefore(to); now = now.plusSeconds(300)) {
            LocalDateTime clock = ZonedDateTime.ofInstant(now, zone).toLocalDateTime();
            boolean due = false;
            if (clock.isAfter(before)) { // each time that the clock has passed, also those it has jumped over
                for (LocalDateTime each = before.plusMinutes(5); !each.isAfter(clock); each = each.plusMinutes(5)) {
                    due |= shown.add(each) && matches.test(each);
                }
            }
            if (due) {
                times.add(now);
            }
            before = clock;
        }
        return times;
    }
}
