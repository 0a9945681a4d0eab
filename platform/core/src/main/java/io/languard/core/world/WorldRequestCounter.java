package io.languard.core.world;

import io.languard.service.monitoring.PlatformMetric;
import io.languard.world.StartedWorld;
import io.languard.world.StoppedWorld;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts players' requests by their outcome. Thread-safe. */
final class WorldRequestCounter {

    private record RequestKey(String request, String result) {}

    private final Map<RequestKey, LongAdder> counts = new ConcurrentHashMap<>();

    void countAdd(WorldResult<StartedWorld> result) {
        increment("add", result.fold(WorldRequestCounter::label, WorldRequestCounter::label));
    }

    void countStop(WorldResult<StoppedWorld> result) {
        increment("stop", result.fold(WorldRequestCounter::label, WorldRequestCounter::label));
    }

    private void increment(String request, String result) {
        counts.computeIfAbsent(new RequestKey(request, result), key -> new LongAdder())
                .increment();
    }

    List<PlatformMetric> metrics() {
        return counts.entrySet().stream()
                .map(entry -> PlatformMetric.counter(
                        "languard_world_requests_total",
                        "Requests for players' worlds by outcome.",
                        new TreeMap<>(Map.of(
                                "request", entry.getKey().request(),
                                "result", entry.getKey().result())),
                        entry.getValue().sum()))
                .toList();
    }

    private static String label(StartedWorld started) {
        return switch (started.origin()) {
            case CREATED -> "created";
            case STARTED -> "started";
            case ALREADY_RUNNING -> "already_running";
        };
    }

    private static String label(StoppedWorld stopped) {
        return stopped.already() ? "already_stopped" : "stopped";
    }

    private static String label(WorldFailure failure) {
        return switch (failure.reason()) {
            case UNKNOWN_PLAYER -> "unknown_player";
            case CAP_REACHED -> "cap_reached";
            case NO_ADDRESS -> "no_address";
            case ENGINE_REFUSED -> "engine_refused";
            case DATABASE_UNAVAILABLE -> "no_database";
        };
    }
}
