package io.languard.toolkit.time;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the timestamps of the unread part of a file say together.
 *
 * @param first the first time of day
 * @param last the last time of day before the first timestamp with a date, or before the end
 * @param days how many midnights are between the two
 * @param lastDate the date of {@code last}, if a timestamp with a date follows; else {@code null}
 * @param stamps how many timestamps there are
 */
record StampScan(LocalTime first, LocalTime last, int days, @Nullable LocalDate lastDate, int stamps) {

    /** A backlog is not longer than this; more is not read. */
    private static final long MAX_BYTES = 64L << 20;

    /** Timestamps are at the start of lines. */
    private static final int MAX_PREFIX = 64;

    /** Only differences of days matter. */
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    /** Scans a file from an offset on; returns {@code null} if the part begins with a date, has no times or is too long. */
    static @Nullable StampScan of(Path file, long offset, Function<String, @Nullable LocalStamp> parser) {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() - offset > MAX_BYTES) {
                return null;
            }
            channel.position(offset);
            return of(Channels.newInputStream(channel), parser);
        } catch (IOException e) {
            return null; // renamed or deleted in the meantime
        }
    }

    private static @Nullable StampScan of(InputStream in, Function<String, @Nullable LocalStamp> parser)
            throws IOException {
        Progress progress = new Progress(parser);
        byte[] buffer = new byte[256 * 1024];
        byte[] line = new byte[MAX_PREFIX];
        int length = 0;
        for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
            for (int i = 0; i < got; i++) {
                if (buffer[i] == '\n') {
                    if (progress.line(new String(line, 0, length, StandardCharsets.UTF_8))) {
                        return progress.result();
                    }
                    length = 0;
                } else if (length < MAX_PREFIX) {
                    line[length++] = buffer[i];
                }
            }
        }
        return progress.result();
    }

    private static final class Progress {

        private final Function<String, @Nullable LocalStamp> parser;
        private @Nullable LocalTime first;
        private @Nullable DayCounter counter;
        private @Nullable LocalDate lastDate;
        private int stamps;

        Progress(Function<String, @Nullable LocalStamp> parser) {
            this.parser = parser;
        }

        /** Returns whether the rest need not be read. */
        boolean line(String text) {
            LocalStamp stamp = parser.apply(text);
            if (stamp == null) {
                return false;
            }
            DayCounter before = counter;
            if (stamp.date() != null) {
                if (before != null) {
                    long days = before.complete(stamp.time()).toLocalDate().toEpochDay()
                            - before.date().toEpochDay();
                    lastDate = stamp.date().minusDays(days);
                }
                return true;
            }
            stamps++;
            if (before == null) {
                first = stamp.time();
                counter = new DayCounter(ANY_DAY.atTime(stamp.time()));
            } else {
                counter = before.after(before.complete(stamp.time()));
            }
            return false;
        }

        @Nullable
        StampScan result() {
            DayCounter end = counter;
            LocalTime begin = first;
            return end == null || begin == null
                    ? null
                    : new StampScan(
                            begin, end.last().toLocalTime(), (int) end.date().toEpochDay(), lastDate, stamps);
        }
    }
}
