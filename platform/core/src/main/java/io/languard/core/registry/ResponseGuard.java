package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.ResponseSize;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which results and errors of an adapter the guard passes on. */
final class ResponseGuard {

    /** Codes for facts that only the platform can know. Clients act on them, for example by discarding their token. */
    private static final Set<ErrorCode> NOT_FOR_ADAPTERS = Set.of(
            ErrorCode.UNAUTHORIZED,
            ErrorCode.TOTP_REQUIRED,
            ErrorCode.TOTP_SETUP_REQUIRED,
            ErrorCode.FORBIDDEN,
            ErrorCode.RATE_LIMITED);

    static final int MAX_MESSAGE = 2_000;

    private static final int MAX_DETAILS = 1_000;
    private static final int MAX_DETAIL_CHARACTERS = 64 * 1024;

    /** Enough for the causes of any failure; a chain may be a circle. */
    private static final int MAX_CAUSES = 50;

    private ResponseGuard() {}

    /**
     * Returns the result if neither it nor any of its elements is {@code null}, and its size is within the limits. Must run
     * within the adapter's timeout, since iterating over its collections may run its code.
     */
    static <R> R requireComplete(@Nullable R response) {
        if (response == null) {
            throw new NullPointerException("The adapter's response is null");
        }
        new ResponseSize().add(response); // first, since it ends early
        if (response instanceof Collection<?> many) {
            many.forEach(ResponseGuard::element);
        } else if (response instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                element(key);
                element(value);
            });
        }
        return response;
    }

    static boolean isAllowed(LanguardException error) {
        return error.code() != null
                && !NOT_FOR_ADAPTERS.contains(error.code())
                && !error.getMessage().isBlank()
                && error.details().stream().allMatch(problem -> problem.field() != null && problem.reason() != null)
                && isWithin(new ResponseSize(MAX_DETAILS, MAX_DETAIL_CHARACTERS), error.details());
    }

    /** Returns the error, or one with the beginning of its message if that is longer than {@value #MAX_MESSAGE}. */
    static LanguardException limited(LanguardException error) {
        String message = error.getMessage();
        if (message.length() <= MAX_MESSAGE) {
            return error;
        }
        String beginning = message.substring(0, MAX_MESSAGE) + "\u2026";
        if (!error.codeName().equals(error.code().name())) {
            return new LanguardException(error.codeName(), error.type(), beginning, null);
        }
        return error.details().isEmpty()
                ? new LanguardException(error.code(), error.type(), beginning, null)
                : new LanguardException(error.code(), beginning, error.details());
    }

    /** Returns whether the messages of a failure and of its causes are short enough to be logged. */
    static boolean isLoggable(Throwable failure) {
        ResponseSize size = new ResponseSize(MAX_CAUSES, MAX_DETAIL_CHARACTERS);
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (!isWithin(size, cause.getMessage())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(ResponseSize size, @Nullable Object value) {
        try {
            size.add(value);
            return true;
        } catch (ResponseSize.ExceededException e) {
            return false;
        }
    }

    private static void element(@Nullable Object element) {
        if (element == null) {
            throw new NullPointerException("The adapter's response contains null");
        }
    }
}
