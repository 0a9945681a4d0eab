package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Query parameters; like {@link RequestBody} it collects what is wrong until {@link #validate}. */
public final class QueryParameters {

    private static final int MAX_LIMIT = 1000;
    private static final int MAX_TEXT = 1000;
    private static final Duration LONGEST_STEP = Duration.ofDays(365);
    private static final Pattern STEP = Pattern.compile("[0-9]{1,9}[smhd]");
    private static final List<String> BOOLEANS = List.of("true", "false");

    private final MultivaluedMap<String, String> parameters;
    private final List<FieldProblem> problems = new ArrayList<>();

    private QueryParameters(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The decoded parameters of a request. */
    public static QueryParameters of(MultivaluedMap<String, String> parameters) {
        return new QueryParameters(parameters);
    }

    /** How many entries of a list are wanted. */
    public int limit(int absent) {
        String text = parameters.getFirst("limit");
        if (text == null) {
            return absent;
        }
        int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            reject("limit", "must be an integer from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** How many entries of a list are to be passed over; any number will do, but so far out there is nothing. */
    public int offset() {
        String text = parameters.getFirst("offset");
        if (text == null) {
            return 0;
        }
        if (!text.matches("[0-9]+")) {
            reject("offset", "must be an integer of at least 0");
            return 0;
        }
        return new BigInteger(text).min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
    }

    /** Any text; {@code null} if it is absent or empty. */
    public String text(String name) {
        String text = parameters.getFirst(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (TextRules.length(text) > MAX_TEXT || TextRules.hasControlCharacter(text)) {
            problems.add(
                    new FieldProblem(name, "must have at most " + MAX_TEXT + " characters and no control characters"));
        }
        return text;
    }

    /** One of a few texts; {@code null} if it is absent or empty. */
    public String oneOf(String name, List<String> allowed) {
        String text = parameters.getFirst(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!allowed.contains(text)) {
            problems.add(new FieldProblem(name, "must be one of " + String.join(", ", allowed)));
        }
        return text;
    }

    /** {@code true} or {@code false}. */
    public boolean bool(String name, boolean absent) {
        String text = oneOf(name, BOOLEANS);
        return text == null ? absent : Boolean.parseBoolean(text);
    }

    /** A moment; {@code null} if it is absent or empty. */
    public Instant time(String name) {
        String text = parameters.getFirst(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        Optional<Instant> time = TimestampCodec.parse(text);
        if (time.isEmpty()) {
            reject(name, "must be a time in ISO 8601 with Z or an offset, such as 2026-04-16T10:00:00Z");
        }
        return time.orElse(null);
    }

    /** A step of time such as {@code 5m}; {@code null} if it is absent or empty. */
    public Duration step(String name) {
        String text = parameters.getFirst(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        Duration step = STEP.matcher(text).matches() ? duration(text) : Duration.ZERO;
        if (step.isZero() || step.compareTo(LONGEST_STEP) > 0) {
            reject(
                    name,
                    "must be a positive number followed by s, m, h or d, of at most " + LONGEST_STEP.toDays() + "d");
            return null;
        }
        return step;
    }

    /** Notes that a parameter that was read is wrong. */
    public void reject(String name, String reason) {
        problems.add(new FieldProblem(name, reason));
    }

    /** Throws {@code VALIDATION_ERROR} if anything that was read is wrong. */
    public void validate() {
        if (!problems.isEmpty()) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "The query is not valid", problems);
        }
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
