package io.languard.rest.io;

import io.languard.service.json.TimestampCodec;
import io.languard.service.json.WireName;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parsers of query parameters. Each returns {@code null} for an empty text, unless an empty text is malformed, and
 * throws an {@code IllegalArgumentException} whose message states what the value must be.
 */
public final class QueryValues {

    private static final int MAX_TEXT = 1000;
    private static final Duration MAX_STEP = Duration.ofDays(365);
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern STEP = Pattern.compile("[0-9]{1,9}[smhd]");

    private QueryValues() {}

    /**
     * Parses an integer.
     *
     * @param clamp whether to replace a value above the maximum with the maximum
     */
    public static Integer integer(String text, long min, long max, boolean clamp) {
        BigInteger value = DIGITS.matcher(text).matches() ? new BigInteger(text) : BigInteger.ONE.negate();
        BigInteger limit = BigInteger.valueOf(max);
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || !clamp && value.compareTo(limit) > 0) {
            throw new IllegalArgumentException(
                    clamp ? "must be an integer of at least " + min : "must be an integer from " + min + " to " + max);
        }
        return value.min(limit).intValue();
    }

    /** Parses a text without control characters. */
    public static @Nullable String text(String text) {
        if (TextRules.length(text) > MAX_TEXT || TextRules.hasControlCharacter(text)) {
            throw new IllegalArgumentException(
                    "must have at most " + MAX_TEXT + " characters and no control characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** Parses {@code true} or {@code false}. */
    public static Boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be one of true, false");
        }
        return Boolean.valueOf(text);
    }

    /** Parses the lowercase name of an enum constant. */
    public static @Nullable Object constant(String text, Class<?> type) {
        if (text.isEmpty()) {
            return null;
        }
        List<Object> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> name(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + constants.stream().map(QueryValues::name).collect(Collectors.joining(", "))));
    }

    /** Parses a time in ISO 8601 format. */
    public static @Nullable Instant time(String text) {
        return text.isEmpty()
                ? null
                : TimestampCodec.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "must be a time in ISO 8601 with Z or an offset, such as 2026-04-16T10:00:00Z"));
    }

    /** Parses a step of time, such as {@code 5m}. */
    public static @Nullable Duration step(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Duration step = STEP.matcher(text).matches() ? duration(text) : Duration.ZERO;
        if (step.isZero() || step.compareTo(MAX_STEP) > 0) {
            throw new IllegalArgumentException(
                    "must be a positive number followed by s, m, h or d, of at most " + MAX_STEP.toDays() + "d");
        }
        return step;
    }

    private static String name(Object constant) {
        return WireName.of((Enum<?>) constant);
    }

    private static Duration duration(String text) {
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
