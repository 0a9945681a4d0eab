package io.languard.service.validation;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Validates the fields of a request and reports all problems together. Not thread-safe. */
public final class FieldValidator {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Checks a single-line text, which must not be blank unless {@code min} is 0. {@code null} is valid. */
    public FieldValidator line(String field, @Nullable String text, int min, int max) {
        return problem(field, text == null ? null : lineProblem(text, min, max));
    }

    /** Checks a text that may have several lines. {@code null} is valid. */
    public FieldValidator text(String field, @Nullable String text, int min, int max) {
        return problem(field, text == null ? null : textProblem(text, min, max));
    }

    /** Checks a number. {@code null} is valid. */
    public FieldValidator number(String field, @Nullable Integer number, int min, int max) {
        return problem(field, number == null ? null : numberProblem(number, min, max));
    }

    /** Checks the duration of a ban. {@code null} is valid. */
    public FieldValidator banDuration(String field, @Nullable Duration duration) {
        long most = FieldLimits.MAX_BAN_MINUTES;
        boolean wrong = duration != null && (duration.isNegative() || duration.compareTo(Duration.ofMinutes(most)) > 0);
        return problem(field, wrong ? "must be an integer from 0 to " + most : null);
    }

    /** Adds a problem found by another rule. {@code null} adds none. */
    public FieldValidator problem(String field, @Nullable String reason) {
        if (reason != null) {
            problems.add(new FieldProblem(field, reason));
        }
        return this;
    }

    /**
     * Throws an error if any problem was found.
     *
     * @throws LanguardException {@code VALIDATION_ERROR} that names every field
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw validationError(ErrorCode.VALIDATION_ERROR, problems);
        }
    }

    /** Returns the error for a single invalid field. */
    public static LanguardException validationError(String field, String reason) {
        return validationError(ErrorCode.VALIDATION_ERROR, List.of(new FieldProblem(field, reason)));
    }

    /** Returns the error for one or more invalid fields. It lists all of them; its message describes the first. */
    public static LanguardException validationError(ErrorCode code, List<FieldProblem> problems) {
        FieldProblem first = problems.get(0);
        return new LanguardException(code, first.field() + " " + first.reason(), problems);
    }

    /** Returns the problem of a single-line text, or {@code null} if it is valid. */
    public static @Nullable String lineProblem(String text, int min, int max) {
        String problem = problem(text, min, max, Character::isISOControl);
        return problem == null && min > 0 && text.isBlank() ? "must not be blank" : problem;
    }

    /** Returns the problem of a text that may have several lines, or {@code null} if it is valid. */
    public static @Nullable String textProblem(String text, int min, int max) {
        return problem(text, min, max, c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /** Returns the problem of a number, or {@code null} if it is valid. */
    public static @Nullable String numberProblem(int number, int min, int max) {
        return number < min || number > max ? "must be an integer from " + min + " to " + max : null;
    }

    private static @Nullable String problem(String text, int min, int max, IntPredicate forbidden) {
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            return "must have " + min + " to " + max + " characters";
        }
        return text.chars().anyMatch(forbidden) ? "must not contain control characters" : null;
    }
}
