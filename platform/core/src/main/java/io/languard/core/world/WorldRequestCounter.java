package io.languard.core.world;

import io.languard.world.StartedWorld;
import io.languard.world.StoppedWorld;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
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

    CounterSnapshot collect() {
        CounterSnapshot.Builder requests = CounterSnapshot.builder()
                .name("languard_world_requests")
                .help("Requests for players' worlds by outcome.");
        counts.forEach((key, count) -> requests.dataPoint(new CounterDataPointSnapshot(
                count.sum(), Labels.of("request", key.request(), "result", key.result()), null, 0)));
        return requests.build();
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
