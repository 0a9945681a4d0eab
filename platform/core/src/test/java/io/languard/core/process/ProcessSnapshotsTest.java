package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProcessSnapshotsTest {

    private static final int THREADS = 20;

    private final AtomicInteger taken = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch proceed = new CountDownLatch(1);
    private final ProcessSnapshots snapshots = new ProcessSnapshots(() -> {
        ProcessSnapshot snapshot = new ProcessSnapshot(System.nanoTime(), Map.of());
        if (taken.getAndIncrement() == 0) {
            begun.countDown();
            await(proceed);
        }
        return snapshot;
    });

    @Test
    void threadsThatAskMeanwhileShareTheNextSnapshot() throws Exception {
        CompletableFuture<ProcessSnapshot> first = new CompletableFuture<>();
        startTaking(first);
        begun.await();
        List<CompletableFuture<ProcessSnapshot>> others = IntStream.range(0, THREADS)
                .mapToObj(i -> new CompletableFuture<ProcessSnapshot>())
                .toList();
        List<Thread> waiting = others.stream().map(this::startTaking).toList();
        Awaitility.await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.BLOCKED));
        proceed.countDown();

        ProcessSnapshot next = others.get(0).get();
        assertThat(next).isNotSameAs(first.get());
        for (CompletableFuture<ProcessSnapshot> other : others) {
            assertThat(other.get()).isSameAs(next);
        }
        assertThat(taken).hasValue(2);
    }

    @Test
    void aLaterCallGetsALaterSnapshot() {
        proceed.countDown();
        assertThat(snapshots.take()).isNotSameAs(snapshots.take());
    }

    private Thread startTaking(CompletableFuture<ProcessSnapshot> result) {
        Thread thread = new Thread(() -> result.complete(snapshots.take()));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
