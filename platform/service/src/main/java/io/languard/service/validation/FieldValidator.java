package io.languard.service.validation;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Checks what somebody typed, and tells him everything that is wrong with it at once. For one thread. */
public final class FieldValidator {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** A text on one line, not blank unless {@code min} is 0; {@code null} passes. */
    public FieldValidator line(String field, String text, int min, int max) {
        return problem(field, text == null ? null : lineProblem(text, min, max));
    }

    /** A text that may have several lines; {@code null} passes. */
    public FieldValidator text(String field, String text, int min, int max) {
        return problem(field, text == null ? null : textProblem(text, min, max));
    }

    /** A number; {@code null} passes. */
    public FieldValidator number(String field, Integer number, int min, int max) {
        return problem(field, number == null ? null : numberProblem(number, min, max));
    }

    /** How long a ban is; {@code null} passes. */
    public FieldValidator banDuration(String field, Duration duration) {
        long most = FieldLimits.BAN_MINUTES;
        boolean wrong = duration != null && (duration.isNegative() || duration.compareTo(Duration.ofMinutes(most)) > 0);
        return problem(field, wrong ? "must be an integer from 0 to " + most : null);
    }

    /** What another rule has to say of a field; {@code null} passes. */
    public FieldValidator problem(String field, String reason) {
        if (reason != null) {
            problems.add(new FieldProblem(field, reason));
        }
        return this;
    }

    /**
     * Refuses what is wrong.
     *
     * @throws LanguardException {@code VALIDATION_ERROR} that names every field
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw validationError(ErrorCode.VALIDATION_ERROR, problems);
        }
    }

    /** The error for one field that is wrong. */
    public static LanguardException validationError(String field, String reason) {
        return validationError(ErrorCode.VALIDATION_ERROR, List.of(new FieldProblem(field, reason)));
    }

    /** The error for fields that are wrong, at least one: it names all of them, and its message tells of the first. */
    public static LanguardException validationError(ErrorCode code, List<FieldProblem> problems) {
        FieldProblem first = problems.get(0);
        return new LanguardException(code, first.field() + " " + first.reason(), problems);
    }

    /** What is wrong with a text on one line; {@code null} if nothing is. */
    public static String lineProblem(String text, int min, int max) {
        String problem = problem(text, min, max, Character::isISOControl);
        return problem == null && min > 0 && text.isBlank() ? "must not be blank" : problem;
    }

    /** What is wrong with a text that may have several lines; {@code null} if nothing is. */
    public static String textProblem(String text, int min, int max) {
        return problem(text, min, max, c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /** What is wrong with a number; {@code null} if nothing is. */
    public static String numberProblem(int number, int min, int max) {
        return number < min || number > max ? "must be an integer from " + min + " to " + max : null;
    }

    private static String problem(String text, int min, int max, IntPredicate refused) {
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            return "must have " + min + " to " + max + " characters";
        }
        return text.chars().anyMatch(refused) ? "must not hold control characters" : null;
    }
}
