package io.languard.toolkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTimeReaderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    private ZoneId zone = UTC;
    private @Nullable LocalDateTime start;
    private Instant after = Instant.EPOCH;
    private Instant before = Instant.EPOCH;
    private long offset;
    private @Nullable LocalTimeReader reader;

    @Test
    void aLogReadInOneGoEndsWithTheFile() {
        before = Instant.parse("2026-11-24T14:00:00Z");
        assertThat(readAll("18:00:00", "23:59:59", "0:00:00", "17:00:00", "16:59:58", "2:00:00", "13:59:59"))
                .containsExactly(
                        "2026-11-22T18:00:00Z",
                        "2026-11-22T23:59:59Z",
                        "2026-11-23T00:00:00Z",
                        "2026-11-23T17:00:00Z",
                        "2026-11-23T16:59:58Z",
                        "2026-11-24T02:00:00Z",
                        "2026-11-24T13:59:59Z");
        assertThat(problem()).contains("do not say unambiguously");
    }

    @Test
    void noLineIsLaterThanTheFile() {
        before = Instant.parse("2026-11-24T14:00:00Z");
        assertThat(readAll("14:00:03")).containsExactly("2026-11-23T14:00:03Z");
        assertThat(readAll("2026-11-24 14:00:03")).containsExactly("2026-11-24T14:00:00Z");
        assertThat(readAll("2036-11-24 14:00:03")).containsExactly("2026-11-24T14:00:00Z");
        assertThat(problem()).contains("do not say unambiguously");
    }

    @Test
    void linesOfThirtyHoursWithoutThePlatformGetTheirDay() {
        offset = 9;
        after = Instant.parse("2026-11-23T10:00:00Z");
        before = Instant.parse("2026-11-24T16:00:00Z");
        assertThat(readAll("10:05:00", "21:00:00", "3:00:00", "12:00:00", "16:00:00"))
                .containsExactly(
                        "2026-11-23T10:05:00Z",
                        "2026-11-23T21:00:00Z",
                        "2026-11-24T03:00:00Z",
                        "2026-11-24T12:00:00Z",
                        "2026-11-24T16:00:00Z");
        assertThat(problem()).isEmpty();
    }

    @Test
    void aDayThatMayHavePassedUnseenIsReportedOnce() {
        offset = 9;
        after = Instant.parse("2026-11-23T10:00:00Z");
        before = Instant.parse("2026-11-24T16:00:00Z");
        assertThat(readAll("12:00:00", "13:00:00", "16:00:00"))
                .containsExactly("2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z", "2026-11-24T16:00:00Z");
        assertThat(problem()).contains("do not say unambiguously");
        assertThat(problem()).isEmpty();
    }

    @Test
    void aSilenceOfMoreThanADayIsSeenWhileTheFileIsFollowed() {
        before = Instant.parse("2026-11-23T10:00:00Z");
        after = before;
        assertThat(readAll("10:00:00")).containsExactly("2026-11-23T10:00:00Z");
        after = Instant.parse("2026-11-25T11:59:59Z");
        before = Instant.parse("2026-11-25T12:00:00Z");
        assertThat(read("12:00:00")).isEqualTo("2026-11-25T12:00:00Z");
        assertThat(problem()).isEmpty();
    }

    @Test
    void aLaterDateSettlesTheTimesBeforeIt() {
        before = Instant.parse("2026-11-24T16:00:00Z");
        assertThat(readAll("22:00:00", "23:59:59", "2026-11-20 00:00:01", "0:00:02"))
                .containsExactly(
                        "2026-11-19T22:00:00Z", "2026-11-19T23:59:59Z", "2026-11-20T00:00:01Z", "2026-11-20T00:00:02Z");
        assertThat(problem()).isEmpty();
    }

    @Test
    void theStartInTheFilesNameCounts() {
        start = LocalDateTime.parse("2026-11-20T23:00:00");
        before = Instant.parse("2026-11-21T16:00:00Z");
        assertThat(readAll("23:00:00", "16:00:00")).containsExactly("2026-11-20T23:00:00Z", "2026-11-21T16:00:00Z");
        assertThat(problem()).isEmpty();
        before = Instant.parse("2026-11-24T16:00:00Z");
        assertThat(readAll("23:00:00", "16:00:00")).containsExactly("2026-11-20T23:00:00Z", "2026-11-21T16:00:00Z");
        assertThat(problem()).contains("do not say unambiguously");
    }

    @Test
    void clocksPutBackShowAnHourTwice() {
        zone = BERLIN;
        start = LocalDateTime.parse("2026-10-25T01:00:00");
        before = Instant.parse("2026-10-25T03:00:00Z");
        String[] expected = {
            "2026-10-24T23:59:59Z",
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:59:59Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:59:59Z",
            "2026-10-25T02:00:00Z"
        };
        assertThat(readAll("1:59:59", "2:00:00", "2:59:59", "2:00:00", "2:59:59", "3:00:00"))
                .containsExactly(expected);
        assertThat(readAll(
                        "2026-10-25 01:59:59",
                        "2026-10-25 02:00:00",
                        "2026-10-25 02:59:59",
                        "2026-10-25 02:00:00",
                        "2026-10-25 02:59:59",
                        "2026-10-25 03:00:00"))
                .containsExactly(expected);
        assertThat(problem()).isEmpty();
    }

    @Test
    void anHourThatClocksShowTwiceIsToldByWhenItWasWritten() {
        zone = BERLIN;
        after = Instant.parse("2026-10-25T01:29:59Z");
        before = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(readAll("2:30:00")).containsExactly("2026-10-25T01:30:00Z");
        after = Instant.parse("2026-10-25T00:29:59Z");
        before = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(readAll("2:30:00")).containsExactly("2026-10-25T00:30:00Z");
    }

    @Test
    void clocksPutForwardSkipAnHour() {
        zone = BERLIN;
        start = LocalDateTime.parse("2026-03-29T01:00:00");
        before = Instant.parse("2026-03-29T01:00:01Z");
        assertThat(readAll("1:59:59", "3:00:00", "3:00:01"))
                .containsExactly("2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-03-29T01:00:01Z");
    }

    @Test
    void aMachinesClockThatIsPutBackIsNotTheNextDay() {
        before = Instant.parse("2026-11-24T12:00:00Z");
        after = before;
        assertThat(readAll("12:00:00")).containsExactly("2026-11-24T12:00:00Z");
        before = Instant.parse("2026-11-24T07:00:00Z");
        assertThat(read("7:00:00")).isEqualTo("2026-11-24T07:00:00Z");
        after = before;
        before = Instant.parse("2026-11-24T07:00:05Z");
        assertThat(read("7:00:05")).isEqualTo("2026-11-24T07:00:05Z");
        assertThat(problem()).isEmpty();
    }

    @Test
    void anotherZoneThanExpectedIsSeenAndReported() {
        for (String stamp : List.of("10:00:00", "2026-11-24 10:00:00")) {
            zone = BERLIN;
            after = Instant.parse("2026-11-24T09:59:59Z");
            before = Instant.parse("2026-11-24T10:00:01Z");
            assertThat(readAll(stamp)).containsExactly("2026-11-24T10:00:00Z");
            assertThat(problem()).contains("in UTC, which is not");
            after = before;
            before = Instant.parse("2026-11-24T18:00:00Z");
            assertThat(read("17:59:00")).isEqualTo("2026-11-24T17:59:00Z");
            assertThat(problem()).isEmpty();
        }
    }

    @Test
    void aZoneAheadOfTheExpectedOneIsSeenInAnyLine() {
        after = Instant.parse("2026-11-24T09:00:00Z");
        before = Instant.parse("2026-11-24T10:00:01Z");
        assertThat(readAll("10:00:00")).containsExactly("2026-11-24T10:00:00Z");
        after = Instant.parse("2026-11-24T10:00:09Z");
        before = Instant.parse("2026-11-24T10:00:10Z");
        assertThat(read("15:30:10")).isEqualTo("2026-11-24T10:00:10Z");
        assertThat(problem()).contains("UTC+05:30");
    }

    @Test
    void linesThatWereWrittenLateDoNotSuggestAnotherZone() {
        after = Instant.parse("2026-11-24T09:59:59Z");
        before = Instant.parse("2026-11-24T10:00:00Z");
        assertThat(readAll("10:00:00")).containsExactly("2026-11-24T10:00:00Z");
        after = Instant.parse("2026-11-24T10:59:59Z");
        before = Instant.parse("2026-11-24T11:00:00Z");
        assertThat(read("10:30:00")).isEqualTo("2026-11-24T10:30:00Z");
        assertThat(problem()).isEmpty();
    }

    @Test
    void aLineWithoutATimeIsBetweenItsNeighbors() {
        after = Instant.parse("2026-11-24T09:59:59Z");
        before = Instant.parse("2026-11-24T16:00:00Z");
        readAll();
        assertThat(reader.estimate()).isEqualTo("2026-11-24T09:59:59Z");
        read("12:00:00");
        assertThat(reader.estimate()).isEqualTo("2026-11-24T12:00:00Z");
        after = Instant.parse("2026-11-24T15:00:00Z");
        assertThat(reader.estimate()).isEqualTo("2026-11-24T15:00:00Z");
        assertThat(problem()).isEmpty();
        offset = 1;
        readAll();
        assertThat(reader.estimate()).isEqualTo("2026-11-24T16:00:00Z");
        assertThat(problem()).contains("lines without a time");
    }

    @Test
    void fileSystemTimesMayBeLost() {
        before = Instant.parse("2026-11-24T16:00:00Z");
        reader = new LocalTimeReader(file(folder.resolve("gone")), zone.getRules(), null, LocalTimeReaderTest::stamp);
        assertThat(read("12:00:00")).isEqualTo("2026-11-24T12:00:00Z");
    }

    /** Reads a whole file. */
    private List<String> readAll(String... stamps) {
        Path path = folder.resolve("game.log");
        try {
            Files.writeString(path, "x".repeat((int) offset) + String.join(" text\n", stamps) + " text\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        reader = new LocalTimeReader(file(path), zone.getRules(), start, LocalTimeReaderTest::stamp);
        List<String> instants = new ArrayList<>();
        for (String stamp : stamps) {
            instants.add(read(stamp));
        }
        return instants;
    }

    private String read(String stamp) {
        return reader.read(stamp(stamp)).toString();
    }

    private String problem() {
        return reader.takeProblem().orElse("");
    }

    private static @Nullable LocalStamp stamp(String line) {
        String text = line.replace(" text", "");
        if (text.isEmpty()) {
            return null;
        }
        int blank = text.indexOf(' ');
        LocalTime time = LocalTime.parse(text.length() >= 8 ? text.substring(blank + 1) : "0" + text);
        return new LocalStamp(blank < 0 ? null : LocalDate.parse(text.substring(0, blank)), time);
    }

    private LogFile file(Path path) {
        return new LogFile() {
            @Override
            public String source() {
                return "output";
            }

            @Override
            public String name() {
                return "game.log";
            }

            @Override
            public Path path() {
                return path;
            }

            @Override
            public long offset() {
                return offset;
            }

            @Override
            public Instant writtenAfter() {
                return after;
            }

            @Override
            public Instant writtenBefore() {
                return before;
            }
        };
    }
}
