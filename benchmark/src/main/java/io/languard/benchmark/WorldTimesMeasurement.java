package io.languard.benchmark;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.EngineHttpClient;
import io.languard.lxc.engine.EngineSettings;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceSpec;
import io.languard.lxc.engine.InstanceState;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.lxc.engine.RestEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures how long a player waits for a world, compared with the engine's own time for the same operations in the same
 * run, and many concurrent requests. Requires an engine with an image {@code wan-blok}, as set up by
 * {@code lxc-bundle/src/test/scripts/engine-up.sh}.
 */
final class WorldTimesMeasurement implements BenchmarkMain.Measurement {

    private static final String PREFIX = "languard-bench-";
    private static final String BASE = PREFIX + "base";
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 20;
    private static final int MAX_RUNNING = 5;
    private static final int REQUESTS = 200;
    private static final int PLAYERS = 40;

    private final Map<String, List<Double>> millis = new HashMap<>();

    @Override
    public void run(PrintStream out) throws Exception {
        try (EngineHttpClient http = new EngineHttpClient(EngineSettings.local(
                Optional.ofNullable(System.getenv("LXC_SOCKET")).map(Path::of)))) {
            http.start();
            RestEngine engine = new RestEngine(http);
            try {
                engine.list();
            } catch (EngineException e) {
                out.println("skipped: " + e.getMessage());
                return;
            }
            removeAll(engine);
            engine.create(new InstanceSpec(BASE, "wan-blok", Optional.empty(), List.of(), Map.of()));
            try (TemporaryFolder temporaryFolder = TemporaryFolder.create();
                    MeasuredInstallation languard = MeasuredInstallation.start(
                            temporaryFolder.path(),
                            Map.of(
                                    "LXC_BASE_IMAGE_NAME",
                                    BASE,
                                    "MAX_CONCURRENT_CONTAINERS",
                                    Integer.toString(MAX_RUNNING)))) {
                languard.login();
                languard.await("/worlds", Duration.ofSeconds(20));
                for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                    if (round == WARM_UP) {
                        millis.clear();
                    }
                    // Alternate the order, since the first of the two runs while the engine cleans up after the
                    // previous round.
                    if (round % 2 == 0) {
                        engineAlone(engine, PREFIX + "own" + round);
                        languard(languard, PREFIX + round);
                    } else {
                        languard(languard, PREFIX + round);
                        engineAlone(engine, PREFIX + "own" + round);
                    }
                }
                compare(out, "new", "copy+start+address");
                compare(out, "stopped", "start+address");
                compare(out, "frozen", "unfreeze+address");
                compare(out, "running", "address");
                many(out, engine, languard);
            } finally {
                removeAll(engine);
            }
        }
    }

    /** Measures the engine alone, with a container of this name. */
    private void engineAlone(RestEngine engine, String name) throws Exception {
        Instance base = engine.find(BASE).orElseThrow();
        time("copy+start+address", () -> {
            engine.create(new InstanceSpec(name, BASE, Optional.of(base), base.profiles(), base.config()));
            startAndAddress(engine, name, InstanceStatus.STOPPED);
        });
        engine.stop(name, Duration.ZERO);
        time("start+address", () -> startAndAddress(engine, name, InstanceStatus.STOPPED));
        engine.freeze(name);
        time("unfreeze+address", () -> startAndAddress(engine, name, InstanceStatus.FROZEN));
        time("address", () -> address(engine, name));
        engine.stop(name, Duration.ZERO);
        engine.delete(name);
    }

    /** Measures the same operations through Languard. */
    private void languard(MeasuredInstallation languard, String player) throws Exception {
        time("new", () -> add(languard, player));
        languard.post("/worlds/" + player + "/stop", "{}");
        time("stopped", () -> add(languard, player));
        languard.post("/worlds/" + player + "/freeze", "{}");
        time("frozen", () -> add(languard, player));
        time("running", () -> add(languard, player));
        languard.delete("/worlds/" + player);
    }

    private static void startAndAddress(RestEngine engine, String name, InstanceStatus before) throws Exception {
        engine.start(name, before);
        address(engine, name);
    }

    private static void address(RestEngine engine, String name) throws InterruptedException {
        for (InstanceState state = engine.state(name);
                state.addresses().stream().noneMatch(address -> address.text().startsWith("10."));
                state = engine.state(name)) {
            Thread.sleep(1);
        }
    }

    private static void add(MeasuredInstallation languard, String player) throws IOException, InterruptedException {
        String response = languard.lobby("/add", "{\"player\":\"" + player + "\",\"name\":\"w\"}");
        if (!response.contains("success")) {
            throw new IllegalStateException(response);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void time(String what, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        millis.computeIfAbsent(what, key -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
    }

    private void compare(PrintStream out, String world, String engine) {
        double ours = median(world);
        double theirs = median(engine);
        out.printf(
                "add, %-7s world: median %4.0f ms; engine alone, %-18s: %4.0f ms; overhead %+.0f ms, %+.0f %%  (%d rounds)%n",
                world, ours, engine, theirs, ours - theirs, (ours / theirs - 1) * 100, ROUNDS);
    }

    private double median(String what) {
        List<Double> sorted = new ArrayList<>(millis.get(what));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void many(PrintStream out, RestEngine engine, MeasuredInstallation languard) throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger maxRunning = new AtomicInteger();
        Thread watcher = new Thread(() -> {
            while (!stopped.get()) {
                maxRunning.accumulateAndGet(running(engine), Math::max);
            }
        });
        watcher.start();
        ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
        long start = System.nanoTime();
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String body = "{\"player\":\"" + PREFIX + "many" + i % PLAYERS + "\",\"name\":\"w\"}";
            requests.add(() -> languard.lobby("/add", body));
        }
        int served = 0;
        int full = 0;
        for (Future<String> request : clients.invokeAll(requests)) {
            served += request.get().contains("success") ? 1 : 0;
            full += request.get().contains("Maximum number") ? 1 : 0;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        clients.shutdownNow();
        stopped.set(true);
        watcher.join();
        out.printf(
                "%d concurrent requests for %d players, cap %d: all completed in %.2f s; %d got a world, %d were refused"
                        + " at the cap; %d containers created, at most %d running%n",
                REQUESTS, PLAYERS, MAX_RUNNING, seconds, served, full, created(engine), maxRunning.get());
    }

    private static int running(RestEngine engine) {
        return (int) ownInstances(engine).stream()
                .filter(instance -> instance.status().countsAgainstCapacity())
                .count();
    }

    private static long created(RestEngine engine) {
        return ownInstances(engine).stream()
                .filter(instance -> !instance.name().equals(BASE))
                .count();
    }

    private static List<Instance> ownInstances(RestEngine engine) {
        return engine.list().stream()
                .filter(instance -> instance.name().startsWith(PREFIX))
                .toList();
    }

    private static void removeAll(RestEngine engine) {
        for (Instance instance : ownInstances(engine)) {
            engine.stop(instance.name(), Duration.ZERO);
            engine.delete(instance.name());
        }
    }
}
