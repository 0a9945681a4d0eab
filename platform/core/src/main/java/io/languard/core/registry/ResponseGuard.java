package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What of an adapter's answers and errors may come through the fence. */
final class ResponseGuard {

    /** What only the platform can know; clients act on these codes, such as by forgetting their token. */
    private static final Set<ErrorCode> NOT_FOR_ADAPTERS =
            Set.of(ErrorCode.UNAUTHORIZED, ErrorCode.FORBIDDEN, ErrorCode.RATE_LIMITED);

    private ResponseGuard() {}

    /** The answer, if there is one and nothing in it is missing. Runs on the adapter's time: its collections are its code. */
    static <R> R requireComplete(R answer) {
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
                && error.getMessage() != null
                && error.details().stream().allMatch(problem -> problem.field() != null && problem.reason() != null);
    }

    private static void element(Object element) {
        if (element == null) {
            throw new NullPointerException("There is a null in the adapter's answer");
        }
    }
}
