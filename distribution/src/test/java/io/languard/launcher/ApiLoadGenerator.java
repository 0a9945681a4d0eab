package io.languard.launcher;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients that continuously read and write one server and record the responses. */
final class ApiLoadGenerator implements AutoCloseable {

    private static final int CLIENTS = 6;
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    final AtomicInteger succeeded = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicLong longestMillis = new AtomicLong();

    /** All responses that are neither successful nor {@code DATABASE_UNAVAILABLE}. */
    final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

    private final PlainApiClient plainApiClient;
    private final String server;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private volatile boolean stopped;

    ApiLoadGenerator(PlainApiClient plainApiClient, String serverId) {
        this.plainApiClient = plainApiClient;
        this.server = "/servers/" + serverId;
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            threads.execute(() -> work(number));
        }
    }

    private void work(int number) {
        for (int round = 0; !stopped; round++) {
            long start = System.nanoTime();
            try {
                record(sendRequest(number, round));
            } catch (IOException | InterruptedException e) {
                unexpected.add(e.toString());
            }
            longestMillis.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
            LockSupport.parkNanos(PAUSE);
        }
    }

    private PlainApiResponse sendRequest(int number, int round) throws IOException, InterruptedException {
        return switch (number % 3) {
            case 0 -> plainApiClient.put(server, "{\"description\":\"" + number + " " + round + "\"}");
            case 1 -> plainApiClient.get(server + "/events");
            default -> plainApiClient.get(round % 2 == 0 ? server : server + "/config");
        };
    }

    private void record(PlainApiResponse plainApiResponse) {
        if (plainApiResponse.status() / 100 == 2) {
            succeeded.incrementAndGet();
        } else if (plainApiResponse.status() == 503 && "DATABASE_UNAVAILABLE".equals(plainApiResponse.field("code"))) {
            refused.incrementAndGet();
        } else {
            unexpected.add(plainApiResponse.toString());
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.SECONDS);
    }
}
