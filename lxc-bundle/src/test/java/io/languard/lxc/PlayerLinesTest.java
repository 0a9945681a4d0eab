package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.lxc.PlayerLines.Kind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class PlayerLinesTest {

    private final PlayerLines lines = new PlayerLines();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void letOtherWorkWaitAndSameWorkShare() throws Exception {
        CompletableFuture<String> first = held(Kind.ADD, "first");
        CompletableFuture<String> same = async(Kind.ADD, "same");
        CompletableFuture<String> other = async(Kind.STOP, "other");
        assertThat(lines.run("Bob", Kind.ADD, () -> "at once")).isEqualTo("at once");
        gate.countDown();

        assertThat(first.get()).isEqualTo("first");
        assertThat(same.get()).isIn("first", "same"); // it may have come too late to share
        assertThat(other.get()).isEqualTo("other");
        assertThat(order).startsWith("first");
    }

    @Test
    void giveAFailureToAllWhoShareAndGoOn() throws Exception {
        CompletableFuture<String> failing = CompletableFuture.supplyAsync(() -> lines.run("Ann", Kind.ADD, () -> {
            begun.countDown();
            pass(gate);
            throw new IllegalStateException("broken");
        }));
        begun.await();
        CompletableFuture<String> waiting = async(Kind.STOP, "stopped");
        gate.countDown();

        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasMessageContaining("broken");
        assertThat(waiting.get()).isEqualTo("stopped");
        assertThat(lines.run("Ann", Kind.ADD, () -> "again")).isEqualTo("again");
    }

    @Test
    void doOptionalWorkNowOrTellWhenItMayBeDone() throws Exception {
        lines.runIfFree("Ann", () -> order.add("now"), () -> order.add("later"));
        CompletableFuture<String> first = held(Kind.ADD, "first");
        lines.runIfFree("Ann", () -> order.add("not now"), () -> order.add("later"));
        gate.countDown();
        first.get();

        await().untilAsserted(() -> assertThat(order).containsExactly("now", "first", "later"));
    }

    private CompletableFuture<String> held(Kind kind, String result) throws InterruptedException {
        CompletableFuture<String> future = CompletableFuture.supplyAsync(() -> lines.run("Ann", kind, () -> {
            begun.countDown();
            pass(gate);
            order.add(result);
            return result;
        }));
        begun.await();
        return future;
    }

    private CompletableFuture<String> async(Kind kind, String result) {
        return CompletableFuture.supplyAsync(() -> lines.run("Ann", kind, () -> result));
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
