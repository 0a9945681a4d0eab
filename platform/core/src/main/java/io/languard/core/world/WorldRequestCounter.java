package io.languard.core.world;

import io.languard.api.world.WorldResult;
import io.languard.service.monitoring.PlatformMetric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts players' requests by how they ended. Safe for use from many threads. */
final class WorldRequestCounter {

    private record RequestKey(String request, String result) {}

    private final Map<RequestKey, LongAdder> counts = new ConcurrentHashMap<>();

    WorldResult count(String request, WorldResult result) {
        counts.computeIfAbsent(new RequestKey(request, name(result)), requestKey -> new LongAdder())
                .increment();
        return result;
    }

    List<PlatformMetric> metrics() {
        return counts.entrySet().stream()
                .map(entry -> PlatformMetric.counter(
                        "languard_world_requests_total",
                        "Requests for players' worlds by how they ended.",
                        new TreeMap<>(Map.of(
                                "request", entry.getKey().request(),
                                "result", entry.getKey().result())),
                        entry.getValue().sum()))
                .toList();
    }

    private static String name(WorldResult result) {
        if (result instanceof WorldResult.Running running) {
            return switch (running.origin()) {
                case CREATED -> "created";
                case STARTED -> "started";
                case ALREADY_RUNNING -> "already_running";
            };
        }
        if (result instanceof WorldResult.Stopped stopped) {
            return stopped.already() ? "already_stopped" : "stopped";
        }
        if (result instanceof WorldResult.CapReached) {
            return "cap_reached";
        }
        if (result instanceof WorldResult.Unknown) {
            return "unknown_player";
        }
        if (result instanceof WorldResult.NoDatabase) {
            return "no_database";
        }
        return result instanceof WorldResult.NoAddress ? "no_address" : "engine_refused";
    }
}
