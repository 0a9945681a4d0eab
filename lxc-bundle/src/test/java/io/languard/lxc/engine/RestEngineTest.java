package io.languard.lxc.engine;

import static io.languard.lxc.engine.ScriptedEngineServer.error;
import static io.languard.lxc.engine.ScriptedEngineServer.ok;
import static io.languard.lxc.engine.ScriptedEngineServer.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.lxc.engine.ScriptedEngineServer.ScriptedResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Responses of the engine, valid and invalid. */
class RestEngineTest {

    private static final String RUNNING = "{\"name\":\"w\",\"status_code\":103}";
    private static final InstanceSpec IMAGE =
            new InstanceSpec("w", "wan-blok", Optional.empty(), List.of(), Map.of("user.x", "y"));

    @TempDir
    private Path folder;

    private ScriptedEngineServer scripted;
    private EngineHttpClient http;

    private RestEngine respondingWith(Function<String, ScriptedResponse> script) throws IOException {
        Path socket = folder.resolve("s");
        scripted = new ScriptedEngineServer(socket, script);
        return client(socket);
    }

    private RestEngine client(Path socket) {
        http = new EngineHttpClient(EngineSettings.local(Optional.of(socket)));
        http.start();
        return new RestEngine(http);
    }

    @AfterEach
    void end() throws IOException {
        http.close();
        if (scripted != null) {
            scripted.close();
        }
    }

    @Test
    void reusesItsConnection() throws IOException {
        RestEngine engine = respondingWith(request -> ok("[" + RUNNING + "]"));

        for (int i = 0; i < 20; i++) {
            assertThat(engine.list())
                    .singleElement()
                    .extracting(Instance::status)
                    .isEqualTo(InstanceStatus.RUNNING);
        }
        assertThat(scripted.connections).hasValue(1);
    }

    /** LXD accepts no other connection while an open one has not sent a request. */
    @Test
    void opensNoConnectionWithoutARequest() throws Exception {
        RestEngine engine = respondingWith(request -> {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000_000));
            return ok("[]");
        });
        ExecutorService clients = Executors.newFixedThreadPool(30);
        try {
            for (Future<?> request : clients.invokeAll(Collections.nCopies(600, engine::list))) {
                request.get();
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(scripted.connections.get()).isBetween(1, 30);
        assertThat(scripted.used.get()).isEqualTo(scripted.connections.get());
    }

    @Test
    void detectsAFailedOperationReportedWithOk() throws IOException {
        RestEngine engine = respondingWith(request -> request.contains("/operations/")
                ? ok("{\"status_code\":400,\"err\":\"no space left\"}")
                : started("1"));

        assertThatThrownBy(() -> engine.create(IMAGE))
                .isInstanceOf(EngineException.class)
                .hasMessage("no space left");
        assertThat(scripted.requests.get(0))
                .isEqualTo("POST /1.0/instances {\"name\":\"w\",\"source\":{\"type\":\"image\",\"alias\":\"wan-blok\"},"
                        + "\"config\":{\"user.x\":\"y\"}}");
    }

    @Test
    void continuesToWaitIfTheEngineRespondsTooEarly() throws IOException {
        AtomicInteger waits = new AtomicInteger();
        RestEngine engine = respondingWith(request -> request.contains("/operations/")
                ? ok("{\"status_code\":" + List.of(103, 105, 103, 200).get(waits.getAndIncrement()) + "}")
                : started("1"));

        engine.create(IMAGE);

        assertThat(waits).hasValue(4);
    }

    @Test
    void queriesTheInstanceIfTheOperationIsUnknown() throws IOException {
        AtomicInteger status = new AtomicInteger(103);
        RestEngine engine = respondingWith(request -> request.contains("/operations/")
                ? error(404, "Operation not found")
                : request.startsWith("PUT") ? started("1") : ok("{\"name\":\"w\",\"status_code\":" + status + "}"));

        engine.start("w", InstanceStatus.STOPPED);
        status.set(102);
        assertThatThrownBy(() -> engine.start("w", InstanceStatus.STOPPED)).hasMessageContaining("does not report");
        engine.stop("w", Duration.ZERO);
    }

    @Test
    void succeedsIfAnotherClientStartedIt() throws IOException {
        RestEngine engine = respondingWith(request -> request.contains("/operations/")
                ? ok("{\"status_code\":400,\"err\":\"The instance is already running\"}")
                : request.startsWith("PUT") ? started("1") : ok(RUNNING));

        engine.start("w", InstanceStatus.STOPPED);
    }

    @Test
    void killsWhatDoesNotShutDown() throws IOException {
        RestEngine engine = respondingWith(request -> {
            if (request.contains("/operations/gentle")) {
                return ok("{\"status_code\":400,\"err\":\"context deadline exceeded\"}");
            }
            if (request.contains("/operations/hard")) {
                return ok("{\"status_code\":200}");
            }
            return request.startsWith("PUT")
                    ? started(request.contains("\"force\":true") ? "hard" : "gentle")
                    : ok(RUNNING);
        });

        engine.stop("w", Duration.ofSeconds(7));

        assertThat(scripted.requests)
                .anyMatch(request -> request.contains("{\"action\":\"stop\",\"timeout\":7,\"force\":false}"))
                .last()
                .asString()
                .contains("/operations/hard");
    }

    @Test
    void treatsAMissingInstanceAsDeleted() throws IOException {
        RestEngine engine = respondingWith(request -> error(404, "Instance not found"));

        engine.delete("w");
        assertThat(engine.find("w")).isEmpty();
        assertThatThrownBy(() -> engine.state("w")).hasMessage("Instance not found");
    }

    @Test
    void copiesWithProfilesAndWithoutSnapshots() throws IOException {
        RestEngine engine =
                respondingWith(request -> ok("{\"name\":\"base\",\"status_code\":102,\"architecture\":\"x86_64\","
                        + "\"devices\":{\"eth0\":{\"type\":\"none\"}}}"));

        Instance base = engine.find("base").orElseThrow();
        engine.create(new InstanceSpec("w", "base", Optional.of(base), List.of("default", "game"), Map.of()));

        assertThat(scripted.requests)
                .last()
                .isEqualTo("POST /1.0/instances {\"name\":\"w\",\"source\":{\"type\":\"copy\",\"source\":\"base\","
                        + "\"instance_only\":true,\"allow_inconsistent\":true},\"architecture\":\"x86_64\","
                        + "\"devices\":{\"eth0\":{\"type\":\"none\"}},\"profiles\":[\"default\",\"game\"],"
                        + "\"config\":{}}");
    }

    @Test
    void escapesNamesInPaths() throws IOException {
        RestEngine engine = respondingWith(request -> error(400, "no"));

        assertThatThrownBy(() -> engine.find("../../1.0/images?x=y#z")).isInstanceOf(EngineException.class);

        assertThat(scripted.requests).containsExactly("GET /1.0/instances/..%2F..%2F1.0%2Fimages%3Fx%3Dy%23z");
    }

    @Test
    void reportsAMissingSocket() {
        Path missing = folder.resolve("missing");
        RestEngine engine = client(missing);

        assertThatThrownBy(engine::list)
                .isInstanceOf(EngineException.class)
                .hasMessage("no container engine found: " + missing + " does not exist");
    }

    @Test
    void reportsAnUnreachableEngine() throws IOException {
        RestEngine engine = respondingWith(request -> ok("[]"));
        scripted.close(); // the socket file remains

        assertThatThrownBy(engine::list).isInstanceOf(EngineException.class).hasMessageContaining("unreachable");
    }

    @Test
    void failsPendingRequestsWhenClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch gate = new CountDownLatch(1);
        RestEngine engine = respondingWith(request -> {
            asked.countDown();
            pass(gate);
            return ok("[]");
        });
        List<CompletableFuture<List<Instance>>> waiting = Stream.generate(
                        () -> CompletableFuture.supplyAsync(engine::list, work -> new Thread(work).start()))
                .limit(2)
                .toList();
        asked.await();

        http.close();

        for (CompletableFuture<List<Instance>> each : waiting) {
            assertThat(each)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withMessageContaining("was closed");
        }
        assertThatThrownBy(engine::list).isInstanceOf(EngineException.class);
        gate.countDown();
    }

    @Test
    void reportsAClosedConnectionInItsOwnWords() throws IOException {
        RestEngine engine = respondingWith(request -> {
            throw new IllegalStateException("the engine is killed");
        });

        assertThatThrownBy(engine::list)
                .isInstanceOf(EngineException.class)
                .hasMessage("the container engine is unreachable: the connection was closed");
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void reportsAResponseThatIsNotFromAnEngine() throws IOException {
        RestEngine engine = respondingWith(request -> new ScriptedResponse(502, "<html>"));

        assertThatThrownBy(engine::list).isInstanceOf(EngineException.class).hasMessageContaining("HTTP 502");
    }
}
