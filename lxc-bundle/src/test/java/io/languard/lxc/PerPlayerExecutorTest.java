package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.lxc.PerPlayerExecutor.WorldOperation;
import io.languard.lxc.engine.EngineException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class PerPlayerExecutorTest {

    private static final Executor CALLERS = caller -> new Thread(caller).start();

    private final PerPlayerExecutor executor = new PerPlayerExecutor();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void serializesDifferentOperationsAndSharesEqualOnes() throws Exception {
        CompletableFuture<String> first = held(WorldOperation.ADD, "first");
        CompletableFuture<String> same = async(WorldOperation.ADD, "same");
        CompletableFuture<String> other = async(WorldOperation.STOP, "other");
        assertThat(executor.run("Bob", WorldOperation.ADD, () -> "immediately", shared -> "shared"))
                .isEqualTo("immediately");
        gate.countDown();

        assertThat(first.get()).isEqualTo("first");
        assertThat(same.get()).isIn("shared first", "same"); // it may have arrived too late to share
        assertThat(other.get()).isEqualTo("other");
        assertThat(order).startsWith("first");
    }

    @Test
    void reportsAFailureToTheCallerAndContinues() throws Exception {
        CompletableFuture<String> failing = CompletableFuture.supplyAsync(
                () -> executor.run(
                        "Ann",
                        WorldOperation.ADD,
                        () -> {
                            started.countDown();
                            pass(gate);
                            throw new IllegalStateException("broken");
                        },
                        shared -> "shared"),
                CALLERS);
        started.await();
        CompletableFuture<String> waiting = async(WorldOperation.STOP, "stopped");
        gate.countDown();

        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasMessageContaining("broken");
        assertThat(waiting.get()).isEqualTo("stopped");
        assertThat(executor.run("Ann", WorldOperation.ADD, () -> "again", shared -> "shared"))
                .isEqualTo("again");
    }

    @Test
    void runsOptionalWorkNowOrNotifiesLater() throws Exception {
        executor.runIfFree("Ann", () -> order.add("now"), () -> order.add("later"));
        CompletableFuture<String> first = held(WorldOperation.ADD, "first");
        executor.runIfFree("Ann", () -> order.add("not now"), () -> order.add("later"));
        gate.countDown();
        first.get();

        await().untilAsserted(() -> assertThat(order).containsExactly("now", "first", "later"));
    }

    @Test
    void failsAnInterruptedWait() throws Exception {
        CompletableFuture<String> first = held(WorldOperation.ADD, "first");
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                executor.run("Ann", WorldOperation.STOP, () -> "stopped", shared -> "shared");
            } catch (EngineException e) {
                failure.complete(e);
            }
        });
        waiting.start();
        await().until(waiting::getState, state -> state == Thread.State.WAITING);
        waiting.interrupt();

        assertThat(failure.get()).hasMessageContaining("interrupted");
        gate.countDown();
        assertThat(first.get()).isEqualTo("first");
    }

    private CompletableFuture<String> held(WorldOperation worldOperation, String result) throws InterruptedException {
        CompletableFuture<String> future = CompletableFuture.supplyAsync(
                () -> executor.run(
                        "Ann",
                        worldOperation,
                        () -> {
                            started.countDown();
                            pass(gate);
                            order.add(result);
                            return result;
                        },
                        shared -> "shared " + shared),
                CALLERS);
        started.await();
        return future;
    }

    private CompletableFuture<String> async(WorldOperation worldOperation, String result) {
        return CompletableFuture.supplyAsync(
                () -> executor.run("Ann", worldOperation, () -> result, shared -> "shared " + shared), CALLERS);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
