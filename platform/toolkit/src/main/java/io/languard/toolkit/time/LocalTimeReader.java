package io.languard.toolkit.time;

import io.languard.api.log.LogFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts the local times in a log to instants. A date that is missing, and the offset of a time that clocks show twice,
 * follow from the lines before and after, and from what the platform knows of when the lines were written. No instant is
 * later than the last change to the file. Times that contradict that are reported by {@link #takeProblem}. Not thread-safe.
 */
public final class LocalTimeReader {

    /** Timestamps are rounded, and a line is written shortly after its timestamp was taken. */
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final Duration UNKNOWN_WINDOW = Duration.ofMinutes(10);

    private final LogFile file;
    private final ZoneRules rules;
    private final @Nullable LocalDateTime start;
    private final LocalDates dates;

    /** The offset that the lines show if it is not that of the zone. */
    private @Nullable ZoneOffset observed;

    private boolean contradicted;
    private boolean problemFound;
    private @Nullable String problem;
    private @Nullable DayCounter counter;
    private @Nullable Instant last;
    private boolean lastFits;

    /**
     * @param rules the zone of the process that writes the file
     * @param start the local time at which the file begins, if its name contains it
     * @param parser returns the timestamp of a line; {@code null} if it has none
     */
    public LocalTimeReader(
            LogFile file,
            ZoneRules rules,
            @Nullable LocalDateTime start,
            Function<String, @Nullable LocalStamp> parser) {
        this.file = file;
        this.rules = rules;
        this.start = start;
        this.dates = new LocalDates(file, start, parser);
    }

    /** Returns the instant of a timestamp. */
    public Instant read(LocalStamp stamp) {
        Bounds bounds = Bounds.of(file);
        LocalDateTime local = complete(stamp, bounds);
        Instant instant = toInstant(local, bounds);
        if (bounds.areNarrow() && !bounds.contain(instant) && (last == null || bounds.isAhead(stamp, this::offset))) {
            local = inOtherZone(local, stamp, bounds);
            instant = toInstant(local, bounds);
        }
        if (instant.isAfter(bounds.latest())) {
            reportUnknown();
            instant = bounds.before();
        }
        counter = counter == null ? new DayCounter(local) : counter.after(local);
        lastFits = bounds.contain(instant);
        last = instant.isAfter(bounds.before()) ? bounds.before() : instant;
        return last;
    }

    /** Sets the current local time from a line that shows it in another way than by a timestamp. */
    public void setCurrent(LocalDateTime local) {
        Bounds bounds = Bounds.of(file);
        Instant instant = toInstant(local, bounds);
        if (!instant.isAfter(bounds.latest())) {
            counter = new DayCounter(local);
            last = instant;
        }
    }

    /** Returns the likely time of a line without a timestamp. */
    public Instant estimate() {
        Bounds bounds = Bounds.of(file);
        if (last == null
                && file.offset() > 0
                && bounds.after().plus(UNKNOWN_WINDOW).isBefore(bounds.before())) {
            report("The log " + file.name()
                    + " has lines without a time that were written while it was not read; they are"
                    + " stored with the time of its last change");
        }
        Instant estimate = last == null ? estimateFirst(bounds) : last;
        Instant earliest = estimate.isBefore(bounds.after()) ? bounds.after() : estimate;
        return earliest.isAfter(bounds.before()) ? bounds.before() : earliest;
    }

    private Instant estimateFirst(Bounds bounds) {
        if (file.offset() > 0) {
            return bounds.before();
        }
        if (start != null) {
            return toInstant(start, bounds);
        }
        return bounds.after().equals(Instant.EPOCH) ? bounds.before() : bounds.after();
    }

    /** Returns, once, a text for admins that says what could not be determined; usually empty. */
    public Optional<String> takeProblem() {
        Optional<String> taken = Optional.ofNullable(problem);
        problem = null;
        return taken;
    }

    private LocalDateTime complete(LocalStamp stamp, Bounds bounds) {
        if (stamp.date() != null) {
            return stamp.date().atTime(stamp.time());
        }
        if (counter == null) {
            LocalDateTime first = dates.first(stamp.time(), this::offset);
            if (dates.isUncertain()) {
                reportUnknown();
            }
            return first;
        }
        LocalDateTime local = counter.complete(stamp.time());
        Instant instant = toInstant(local, bounds);
        if (instant.isAfter(bounds.latest())) {
            return local.minusDays(Duration.between(bounds.latest(), instant).toDays() + 1);
        }
        return lastFits ? local.plusDays(silentDays(local, instant, bounds)) : local;
    }

    /** Returns for how many days nothing was written before a line that would otherwise be too early. */
    private long silentDays(LocalDateTime local, Instant instant, Bounds bounds) {
        long days = Duration.between(instant.plus(HALF_A_DAY), bounds.after())
                .plusDays(1)
                .toDays();
        return days > 0 && !toInstant(local.plusDays(days), bounds).isAfter(bounds.latest()) ? days : 0;
    }

    /** Returns the local time of a line that its zone does not explain. */
    private LocalDateTime inOtherZone(LocalDateTime local, LocalStamp stamp, Bounds bounds) {
        ZoneOffset shown = contradicted || observed != null ? null : bounds.offsetOf(stamp);
        if (shown != null) {
            observed = shown;
            counter = null;
            report("The times in the log " + file.name() + " are in UTC"
                    + (shown.getTotalSeconds() == 0 ? "" : shown.getId())
                    + ", which is not the time zone of the game's process; they are converted accordingly");
            return bounds.localAt(shown, stamp);
        }
        contradicted = true;
        observed = null;
        reportUnknown();
        return local;
    }

    private ZoneOffset offset(Instant instant) {
        return observed == null ? rules.getOffset(instant) : observed;
    }

    private Instant toInstant(LocalDateTime local, Bounds bounds) {
        if (observed != null) {
            return local.toInstant(observed);
        }
        // The offset before, for a time that clocks skip or show twice.
        Instant first = local.toInstant(rules.getOffset(local));
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.size() < 2) {
            return first;
        }
        Instant second = local.toInstant(offsets.get(1));
        Instant putBack = rules.getTransition(local).getInstant();
        boolean passed = first.isBefore(bounds.earliest())
                || last != null
                        && (!last.isBefore(putBack) || first.plusSeconds(300).isBefore(last));
        return passed && !second.isAfter(bounds.latest()) ? second : first;
    }

    private void reportUnknown() {
        report("The times in the log " + file.name()
                + " do not say unambiguously when its lines were written; some may be"
                + " stored with another time or day");
    }

    private void report(String text) {
        if (!problemFound) {
            problemFound = true;
            problem = text;
        }
    }

    /** When the current lines were written. */
    private record Bounds(Instant after, Instant before) {

        private static final int STEP = 900;
        private static final int MIN_OFFSET = -12 * 3_600;
        private static final int MAX_OFFSET = 14 * 3_600;
        private static final int DAY = 86_400;

        static Bounds of(LogFile file) {
            return new Bounds(file.writtenAfter(), file.writtenBefore());
        }

        Instant earliest() {
            return after.minus(TOLERANCE);
        }

        Instant latest() {
            return before.plus(TOLERANCE);
        }

        boolean contain(Instant instant) {
            return !instant.isBefore(earliest()) && !instant.isAfter(latest());
        }

        boolean areNarrow() {
            Duration window = Duration.between(after, before);
            return !window.isNegative() && window.compareTo(Duration.ofMinutes(1)) <= 0;
        }

        /** Returns whether a timestamp shows a time that has not come yet. */
        boolean isAhead(LocalStamp stamp, Function<Instant, ZoneOffset> zone) {
            ZoneOffset offset = zone.apply(before);
            return localAt(offset, stamp).toInstant(offset).isAfter(latest());
        }

        /** Returns the only offset with which a timestamp is within these bounds; {@code null} if there is none. */
        @Nullable
        ZoneOffset offsetOf(LocalStamp stamp) {
            for (int seconds = MIN_OFFSET; seconds <= MAX_OFFSET; seconds += STEP) {
                ZoneOffset offset = ZoneOffset.ofTotalSeconds(seconds);
                if (contain(localAt(offset, stamp).toInstant(offset))) {
                    return offset;
                }
            }
            return null;
        }

        /** Returns the local time of a timestamp, which was written about now in a zone with this offset. */
        LocalDateTime localAt(ZoneOffset offset, LocalStamp stamp) {
            if (stamp.date() != null) {
                return stamp.date().atTime(stamp.time());
            }
            LocalDateTime now = LocalDateTime.ofEpochSecond(before.getEpochSecond(), 0, offset);
            LocalDateTime today = now.with(stamp.time());
            long ahead = Duration.between(now, today).toSeconds();
            return ahead > DAY / 2 ? today.minusDays(1) : ahead < -DAY / 2 ? today.plusDays(1) : today;
        }
    }
}
