package io.languard.core.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The times of a cron expression. The library only sees local times, without a time zone: a time that does not exist is
 * replaced by the first one after the gap, and one that exists twice counts once, when it comes first. Immutable.
 */
final class CronExpression {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private static final List<String> FIELDS =
            List.of("minute", "hour", "day of the month", "month", "day of the week");

    private static final Map<String, String> WORDS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private final ExecutionTime times;

    private CronExpression(ExecutionTime times) {
        this.times = times;
    }

    /**
     * Parses five fields or a word.
     *
     * @throws IllegalArgumentException with a message for users that names the field that is wrong
     */
    static CronExpression parse(String text) {
        String[] fields = expand(text.strip()).toUpperCase(Locale.ROOT).split("\\s+");
        if (fields.length != FIELDS.size()) {
            throw new IllegalArgumentException(
                    "must have five fields (minute, hour, day of the month, month, day of the"
                            + " week) or be a word such as @daily, but has " + fields.length
                            + (fields.length == 1 ? " field" : " fields"));
        }
        for (int i = 0; i < fields.length; i++) {
            checkField(fields[i], i);
        }
        CronExpression expression = new CronExpression(ExecutionTime.forCron(PARSER.parse(String.join(" ", fields))));
        if (expression.nextLocal(LocalDateTime.now(ZoneOffset.UTC)).isEmpty()) {
            throw new IllegalArgumentException("has no date that exists in any year");
        }
        return expression;
    }

    private static String expand(String text) {
        if (!text.startsWith("@")) {
            return text;
        }
        String fields = WORDS.get(text.toLowerCase(Locale.ROOT));
        if (fields == null) {
            throw new IllegalArgumentException("must be one of the words "
                    + String.join(", ", WORDS.keySet().stream().sorted().toList()) + ", or have five fields");
        }
        return fields;
    }

    /** Parses a field alone, since the library does not say which one is wrong. */
    private static void checkField(String field, int index) {
        String[] alone = {"*", "*", "*", "*", "*"};
        alone[index] = field;
        try {
            if (field.indexOf('|') >= 0) { // which separates expressions for the library
                throw new IllegalArgumentException();
            }
            PARSER.parse(String.join(" ", alone));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "has a wrong field " + (index + 1) + ", the " + FIELDS.get(index) + ": '"
                            + field.toLowerCase(Locale.ROOT) + "'; allowed are " + allowed(index),
                    e);
        }
    }

    private static String allowed(int index) {
        String range =
                switch (index) {
                    case 0 -> "0 to 59";
                    case 1 -> "0 to 23";
                    case 2 -> "1 to 31";
                    case 3 -> "1 to 12 and JAN to DEC";
                    default -> "0 to 7 (0 and 7 are Sunday) and MON to SUN";
                };
        return range + ", ranges as 1-5, lists as 1,3, steps as */2, and *";
    }

    /** Returns the first time after another one; empty if there is none. */
    Optional<Instant> next(Instant after, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        while (true) {
            Optional<LocalDateTime> candidate = nextLocal(local);
            if (candidate.isEmpty()) {
                return Optional.empty();
            }
            Instant time = toInstant(candidate.get(), zone);
            if (time.isAfter(after)) {
                return Optional.of(time);
            }
            local = candidate.get(); // exists twice, and has come before
        }
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    private static Instant toInstant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return ZonedDateTime.ofLocal(local, zone, null).toInstant(); // the earlier of two
    }
}
