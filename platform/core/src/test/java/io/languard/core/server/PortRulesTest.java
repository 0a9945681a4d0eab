package io.languard.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.FakeGame;
import io.languard.core.Memory;
import io.languard.core.Platform;
import io.languard.ports.server.NewServer;
import io.languard.ports.server.ServerChange;
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

    final Memory memory = new Memory();
    Platform platform;
    final ExecutorService callers = Executors.newFixedThreadPool(12);

    @BeforeEach
    void start() {
        platform = new Platform(data, memory);
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        platform.crash();
    }

    @Test
    void ofManyWhoConfigureTheSameRemoteAdminPortAtOnceOneGetsIt() {
        List<Integer> ids = IntStream.range(0, 12)
                .map(i -> platform.create("server " + i, null))
                .boxed()
                .toList();
        int port = FreePorts.first(2);
        CyclicBarrier two = new CyclicBarrier(2);
        memory.beforeReplace = () -> {
            try {
                two.await(1, TimeUnit.SECONDS); // two who have passed the check go on together
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                return; // there is only one
            }
        };
        Set<ErrorCode> refused = ConcurrentHashMap.newKeySet();
        together(ids.stream().map(id -> (Runnable) () -> {
            try {
                platform.configs.update(Platform.ADMIN, id, "main", Map.of("rcon_port", port), 1);
            } catch (LanguardException e) {
                refused.add(e.code());
            }
        }));
        assertThat(platform.servers.list(null, null))
                .filteredOn(server -> Integer.valueOf(port).equals(server.rconPort()))
                .hasSize(1);
        assertThat(refused).containsExactly(ErrorCode.PORT_IN_USE);
    }

    @Test
    void aGameThatCanNotSayItsPortsDoesNotMakeTheOthersWaitForEachOther() {
        FakeGame bad = new FakeGame();
        Map<String, Object> properties = Map.of("game.type", "bad");
        platform.registry.addAdapter(bad, properties);
        platform.registry.addConfigGenerator(bad, properties);
        platform.registry.addProcessConfig(bad, properties);
        int id = platform.servers
                .create(
                        Platform.ADMIN,
                        new NewServer("bad", null, "bad", "/bin/sh", FreePorts.first(2), null, null, null))
                .server()
                .id();
        bad.hangAtPorts = new CountDownLatch(1);
        platform.servers.update(Platform.ADMIN, id, new ServerChange(null, "hangs", null, null, null, null, null));

        long begun = System.nanoTime();
        together(IntStream.range(0, 3).mapToObj(i -> () -> platform.create("good " + i, null)));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
        assertThat(bad.hanging).isTrue();
        bad.hangAtPorts.countDown();
    }

    private void together(java.util.stream.Stream<Runnable> work) {
        work.map(each -> CompletableFuture.runAsync(each, callers)).toList().forEach(CompletableFuture::join);
    }
}
