package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for background operations (LXD documentation, "Background operation" and
 * {@code GET /1.0/operations/{id}/wait}).
 *
 * <p>A failed operation is reported with HTTP 200 and the failure in the body. A cluster may respond before the
 * operation has ended, so only the code in the body counts. A finished operation is dropped after 5 seconds.
 */
final class OperationWaiter {

    private static final int SUCCESS = 200;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(30);
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final EngineHttpClient http;

    OperationWaiter(EngineHttpClient http) {
        this.http = http;
    }

    /**
     * Waits for the operation that a response refers to.
     *
     * @return false if the engine no longer knows the operation, so that the caller must query its target
     */
    boolean await(JsonNode response, Duration limit) {
        String operation = response.path("operation").asText().replaceFirst("\\?.*", ""); // without the project
        if (operation.isEmpty()) {
            return true; // completed synchronously
        }
        long end = System.nanoTime() + limit.toNanos();
        for (int round = 0; ; round++) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new EngineException(
                        "the container engine did not finish the operation within " + limit.toSeconds() + " s");
            }
            JsonNode state = queryOperation(operation, Duration.ofNanos(Math.min(left, POLL_INTERVAL.toNanos())));
            if (state == null) {
                return false;
            }
            int code = state.path("status_code").asInt();
            if (code == SUCCESS) {
                return true;
            }
            if (code > SUCCESS) {
                String error = state.path("err").asText();
                throw new EngineException(
                        code, error.isBlank() ? state.path("status").asText("failed") : error);
            }
            pause(Math.min(250, 10L << Math.min(round, 5)));
        }
    }

    private @Nullable JsonNode queryOperation(String operation, Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        try {
            return http.get(
                            operation + "/wait?timeout=" + seconds,
                            Duration.ofSeconds(seconds).plus(SLACK))
                    .path("metadata");
        } catch (EngineException e) {
            if (e.notFound()) {
                return null;
            }
            throw e;
        }
    }

    /** Avoids a tight loop if the engine responds too early. */
    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while waiting for the container engine");
        }
    }
}
