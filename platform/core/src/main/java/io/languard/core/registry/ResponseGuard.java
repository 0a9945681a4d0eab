package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which results and errors of an adapter the guard passes on. */
final class ResponseGuard {

    /** Codes for facts that only the platform can know. Clients act on them, for example by discarding their token. */
    private static final Set<ErrorCode> NOT_FOR_ADAPTERS =
            Set.of(ErrorCode.UNAUTHORIZED, ErrorCode.FORBIDDEN, ErrorCode.RATE_LIMITED);

    private ResponseGuard() {}

    /**
     * Returns the result if neither it nor any of its elements is {@code null}. Must run within the adapter's timeout,
     * since iterating over its collections may run its code.
     */
    static <R> R requireComplete(@Nullable R answer) {
        if (answer == null) {
            throw new NullPointerException("The adapter's answer is null");
        }
        if (answer instanceof Collection<?> many) {
            many.forEach(ResponseGuard::element);
        } else if (answer instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                element(key);
                element(value);
            });
        }
        return answer;
    }

    static boolean isAllowed(LanguardException error) {
        return error.code() != null
                && !NOT_FOR_ADAPTERS.contains(error.code())
                && !error.getMessage().isBlank()
                && error.details().stream().allMatch(problem -> problem.field() != null && problem.reason() != null);
    }

    private static void element(@Nullable Object element) {
        if (element == null) {
            throw new NullPointerException("The adapter's answer contains null");
        }
    }
}
