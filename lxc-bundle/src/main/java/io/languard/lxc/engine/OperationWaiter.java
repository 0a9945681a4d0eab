package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for background operations (LXD documentation, "Background operation" and
 * {@code GET /1.0/operations/{id}/wait}).
 *
 * <p>A failed operation answers HTTP 200 and has its failure inside. A cluster answers before the operation has ended, so
 * the code decides and not the answer's arrival. A finished operation is dropped after 5 seconds.
 */
final class OperationWaiter {

    private static final int SUCCESS = 200;
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final EngineHttpClient http;

    OperationWaiter(EngineHttpClient http) {
        this.http = http;
    }

    /**
     * Waits for the operation in an answer.
     *
     * @return false if the engine has forgotten the operation: look at what it was about
     */
    boolean await(JsonNode answer, Duration limit) {
        String operation = answer.path("operation").asText().replaceFirst("\\?.*", ""); // without its project
        if (operation.isEmpty()) {
            return true; // answered at once
        }
        long end = System.nanoTime() + limit.toNanos();
        for (int round = 0; ; round++) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new EngineException("the container engine was not done within " + limit.toSeconds() + " s");
            }
            JsonNode state = ask(operation, Duration.ofNanos(Math.min(left, ROUND.toNanos())));
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

    private JsonNode ask(String operation, Duration wait) {
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

    /** So that an engine that answers too early is not asked in a tight loop. */
    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while the container engine was working");
        }
    }
}
