package io.languard.rest.direct;

import io.languard.service.user.UserSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a method come from.
 *
 * @param path the values of the variables of the path, in order
 * @param query the first value of each parameter of the query
 */
record DirectRequest(UserSession session, List<String> path, Map<String, String> query) {

    /** Parses a query that needs no decoding; {@code null} for none. */
    DirectRequest(UserSession session, List<String> path, @Nullable String query) {
        this(session, path, query == null ? Map.of() : parse(query));
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> values = new HashMap<>();
        for (String parameter : query.split("&")) {
            int end = parameter.indexOf('=');
            if (end > 0) {
                values.putIfAbsent(parameter.substring(0, end), parameter.substring(end + 1));
            } else if (end < 0) {
                values.putIfAbsent(parameter, "");
            }
        }
        return values;
    }
}
