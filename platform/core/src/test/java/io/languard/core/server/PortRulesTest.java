package io.languard.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameAdapter;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.ServerLauncher;
import io.languard.core.GameServices;
import io.languard.core.InMemoryStores;
import io.languard.core.ScriptedGameAdapter;
import io.languard.core.TestCore;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerUpdate;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortRulesTest {

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore platform;
    final ExecutorService callers = Executors.newFixedThreadPool(12);

    @BeforeEach
    void start() {
        platform = new TestCore(data, memory);
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        platform.crash();
    }

    @Test
    void onlyOneOfManyConcurrentRequestsGetsTheSameRemoteAdminPort() {
        List<Integer> ids = IntStream.range(0, 12)
                .map(i -> platform.create("server " + i, null))
                .boxed()
                .toList();
        int port = FreePorts.first(2);
        CyclicBarrier two = new CyclicBarrier(2);
        memory.beforeReplace = () -> {
            try {
                two.await(1, TimeUnit.SECONDS); // two requests that have passed the check continue together
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                return; // there is only one request
            }
        };
        Set<ErrorCode> refused = ConcurrentHashMap.newKeySet();
        together(ids.stream().map(id -> (Runnable) () -> {
            try {
                platform.configs.update(TestCore.ADMIN, id, "main", Map.of("rcon_port", port), 1);
            } catch (LanguardException e) {
                refused.add(e.code());
            }
        }));
        assertThat(platform.servers.list(TestCore.VIEWER, null, null))
                .filteredOn(server -> Integer.valueOf(port).equals(server.rconPort()))
                .hasSize(1);
        assertThat(refused).containsExactly(ErrorCode.PORT_IN_USE);
    }

    @Test
    void aGameThatCannotReportItsPortsDoesNotMakeTheOthersWaitForEachOther() {
        ScriptedGameAdapter bad = new ScriptedGameAdapter();
        platform.registry.bind(
                bad, GameServices.properties("bad", GameAdapter.class, ConfigGenerator.class, ServerLauncher.class));
        int id = platform.servers
                .create(
                        TestCore.ADMIN,
                        new NewServer("bad", null, "bad", "/bin/sh", FreePorts.first(2), null, null, null))
                .server()
                .id();
        bad.hangAtPorts = new CountDownLatch(1);
        platform.servers.update(TestCore.ADMIN, id, new ServerUpdate(null, "hangs", null, null, null, null, null));

        long startNanos = System.nanoTime();
        together(IntStream.range(0, 3).mapToObj(i -> () -> platform.create("good " + i, null)));
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(9));
        assertThat(bad.hanging).isTrue();
        bad.hangAtPorts.countDown();
    }

    private void together(java.util.stream.Stream<Runnable> work) {
        work.map(each -> CompletableFuture.runAsync(each, callers)).toList().forEach(CompletableFuture::join);
    }
}
