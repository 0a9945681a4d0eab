package io.languard.rest.io;

import io.languard.service.user.RequestQuota;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers that tell a client how many requests it may still send. */
public final class RateLimitHeaders {

    private static final String LIMIT = "RateLimit-Limit";
    private static final String REMAINING = "RateLimit-Remaining";
    private static final String RESET = "RateLimit-Reset";

    private RateLimitHeaders() {}

    /** Sets the headers of a response; none if there is no limit. */
    public static void set(HttpServletResponse response, @Nullable RequestQuota quota) {
        if (quota != null) {
            response.setHeader(LIMIT, Integer.toString(quota.limit()));
            response.setHeader(REMAINING, Integer.toString(quota.remaining()));
            response.setHeader(RESET, Long.toString(quota.resetSeconds()));
        }
    }

    /** Adds the headers to those of an error. */
    static void put(Map<String, String> headers, RequestQuota quota) {
        headers.put(LIMIT, Integer.toString(quota.limit()));
        headers.put(REMAINING, Integer.toString(quota.remaining()));
        headers.put(RESET, Long.toString(quota.resetSeconds()));
    }
}
