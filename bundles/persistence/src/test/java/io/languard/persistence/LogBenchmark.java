package io.languard.persistence;

import io.languard.api.log.LogLevel;
import io.languard.persistence.testing.StoreFixture;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogQuery;
import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerStatus;
import io.languard.spi.log.LogPosition;
import io.languard.spi.log.LogStore;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import io.languard.testkit.mariadb.MariaDbServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * A benchmark of storing and searching log lines. Not a test: run {@code main} with {@code h2} or {@code mariadb},
 * the number of lines and the batch size.
 */
final class LogBenchmark {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final String[] WORDS =
            "player connected disconnected kicked vehicle destroyed mission script warning object position group unit killed by damage network message respawn"
                    .split(" ");

    private LogBenchmark() {}

    /** Expects {@code h2|mariadb [LINES [BATCH]]}. */
    public static void main(String[] args) throws Exception {
        int lines = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        int batch = args.length > 2 ? Integer.parseInt(args[2]) : 500;
        Path folder = Files.createTempDirectory(Path.of("target"), "benchmark");
        try (StoreFixture storeFixture = args[0].equals("h2")
                ? StoreFixture.embedded(folder)
                : StoreFixture.on(MariaDbServer.shared().createDatabase())) {
            append(storeFixture, 10, 200_000, batch, "warm-up, 10 producers");
            int server = append(storeFixture, 1, lines, batch, "one producer");
            append(storeFixture, 10, lines / 2, batch, "10 producers");
            System.out.println("chunks: "
                    + storeFixture.queryValue("SELECT COUNT(*) FROM log_chunks WHERE server_id = " + server)
                    + ", MB: "
                    + storeFixture.queryValue(
                            "SELECT SUM(LENGTH(content)) / 1000000 FROM log_chunks WHERE server_id = " + server));
            storeFixture.reopen();
            queries(storeFixture.logs(), server, lines);
        }
        System.exit(0);
    }

    private static int append(StoreFixture storeFixture, int producers, int lines, int batch, String description)
            throws Exception {
        List<Integer> servers = new ArrayList<>();
        for (int i = 0; i < producers; i++) {
            servers.add(storeFixture
                    .servers()
                    .insert(server(description + i), List.of())
                    .id());
        }
        ExecutorService threads = Executors.newFixedThreadPool(producers);
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int server : servers) {
            all.add(threads.submit(() -> produce(storeFixture.logs(), server, lines / producers, batch)));
        }
        for (Future<?> each : all) {
            each.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s, batches of %d: %.0f lines/s%n", description, batch, lines / seconds);
        threads.shutdown();
        return servers.get(0);
    }

    private static void produce(LogStore logs, int server, int lines, int batch) {
        Random random = new Random(server);
        for (int done = 0; done < lines; done += batch) {
            List<LogLine> batchLines = new ArrayList<>();
            for (int i = 0; i < batch; i++) {
                batchLines.add(line(done + i, random));
            }
            logs.append(server, batchLines, List.of(new LogPosition("rpt", "server.rpt", "1-2", done * 100L, null)));
        }
    }

    private static LogLine line(int number, Random random) {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            message.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        message.append(Integer.toHexString(random.nextInt())).append(" id=").append(number);
        LogLevel level = number % 100 == 0 ? LogLevel.ERROR : number % 10 == 0 ? LogLevel.WARNING : LogLevel.INFO;
        return new LogLine(0, START.plusMillis(number * 20L), level, message.toString());
    }

    private static void queries(LogStore logs, int server, int lines) {
        Instant half = START.plusMillis(lines * 10L + 7);
        measure("first page", logs, server, i -> new LogQuery(null, null, null, 200, 0));
        measure("deep page", logs, server, i -> new LogQuery(null, null, null, 200, lines - 5_000 * (i + 1) % lines));
        measure("level, deep", logs, server, i -> new LogQuery(LogLevel.ERROR, null, null, 200, lines / 200 + i));
        measure("since, deep", logs, server, i -> new LogQuery(null, half, null, 200, lines / 3));
        measure("level, since", logs, server, i -> new LogQuery(LogLevel.WARNING, half.plusMillis(i), null, 200, 100));
        measure("rare word", logs, server, i -> new LogQuery(null, null, "ID=" + (lines - 4_321 * (i + 1)), 200, 0));
        measure("no such word", logs, server, i -> new LogQuery(null, null, "Segmentation" + i, 200, 0));
        measure(
                "common word",
                logs,
                server,
                i -> new LogQuery(
                        null, null, WORDS[i % WORDS.length] + " " + WORDS[i / 3 % WORDS.length], 200, 100 * i));
        measure("common word again", logs, server, i -> new LogQuery(null, null, "Destroyed", 200, 100 * i));
        measure(
                "two letters",
                logs,
                server,
                i -> new LogQuery(null, null, "" + (char) ('a' + i % 26) + (char) ('a' + i / 26), 200, 0));
    }

    private static void measure(String description, LogStore logs, int server, IntFunction<LogQuery> query) {
        int rounds = 100;
        double[] millis = new double[rounds];
        long total = 0;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            total = logs.query(server, query.apply(i)).total();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                "%-18s first %.1f, median %.1f, p99 %.1f ms (last total %d)%n",
                description, first, millis[rounds / 2], millis[rounds - 2], total);
    }

    private static ServerRecord server(String name) {
        return new ServerRecord(
                0,
                new ServerDefinition(name, "", "g", "/x", 1, null, false, 0),
                new ServerRunState(ServerStatus.STOPPED, null, null, 0, null),
                START,
                START);
    }
}
