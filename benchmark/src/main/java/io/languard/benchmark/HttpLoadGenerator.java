package io.languard.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/**
 * Repeats one request on a few persistent connections with little overhead: it sends prepared bytes, and parses only
 * the length of a response or of its chunks.
 */
final class HttpLoadGenerator {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private static final int MAX_RESPONSE = 2 * 1024 * 1024;

    private final int port;
    private final byte[] request;

    /** Creates a generator of GET requests for this path with this token. */
    HttpLoadGenerator(int port, String path, String token) {
        this.port = port;
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The result of a run.
     *
     * @param requests the number of all requests
     * @param failures the number of responses other than 200
     * @param p99Micros the time within which 99 of 100 requests were completed
     */
    record LoadResult(long requests, double requestsPerSecond, long failures, double p50Micros, double p99Micros) {}

    /** Runs for the given number of seconds. */
    LoadResult run(int connections, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return run(connections, sent -> System.nanoTime() < end);
    }

    /** Makes the given number of requests on each connection, all of which must succeed. */
    LoadResult repeat(int connections, int requests) throws Exception {
        LoadResult result = run(connections, sent -> sent < requests);
        if (result.failures() > 0) {
            throw new IllegalStateException(result.failures() + " requests failed");
        }
        return result;
    }

    private LoadResult run(int connections, IntPredicate goesOn) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<LatencySamples>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                work.add(() -> connection(goesOn));
            }
            long start = System.nanoTime();
            List<LatencySamples> all = new ArrayList<>();
            for (Future<LatencySamples> done : threads.invokeAll(work)) {
                all.add(done.get());
            }
            return result(all, (System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private LatencySamples connection(IntPredicate goesOn) throws IOException {
        LatencySamples latencySamples = new LatencySamples();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            HttpResponseReader httpResponseReader = new HttpResponseReader(socket.getInputStream());
            while (goesOn.test(latencySamples.count)) {
                long sent = System.nanoTime();
                socket.getOutputStream().write(request);
                boolean good = httpResponseReader.next();
                latencySamples.add(System.nanoTime() - sent, good);
            }
        }
        return latencySamples;
    }

    private static LoadResult result(List<LatencySamples> all, double seconds) {
        long[] nanos = all.stream()
                .flatMapToLong(latencySamples -> Arrays.stream(latencySamples.nanos, 0, latencySamples.count))
                .sorted()
                .toArray();
        long failures = all.stream()
                .mapToLong(latencySamples -> latencySamples.failures)
                .sum();
        return new LoadResult(
                nanos.length,
                nanos.length / seconds,
                failures,
                nanos[nanos.length / 2] / 1e3,
                nanos[Math.min(nanos.length - 1, (int) (nanos.length * 0.99))] / 1e3);
    }

    /** The latencies of one connection. */
    private static final class LatencySamples {
        private long[] nanos = new long[1 << 16];
        private int count;
        private long failures;

        void add(long time, boolean good) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = time;
            failures += good ? 0 : 1;
        }
    }

    /** Reads consecutive responses. */
    private static final class HttpResponseReader {
        private final InputStream in;
        private final byte[] buffer = new byte[MAX_RESPONSE];
        private int filled;

        HttpResponseReader(InputStream in) {
            this.in = in;
        }

        boolean next() throws IOException {
            int head = headEnd();
            boolean good = buffer[9] == '2';
            int length = length(head);
            int total = length >= 0 ? head + length : chunksEnd(head);
            while (filled < total) {
                fill();
            }
            System.arraycopy(buffer, total, buffer, 0, filled - total);
            filled -= total;
            return good;
        }

        private int headEnd() throws IOException {
            int at = 3;
            while (true) {
                for (; at < filled; at++) {
                    if (buffer[at] == '\n' && buffer[at - 1] == '\r' && buffer[at - 2] == '\n') {
                        return at + 1;
                    }
                }
                fill();
            }
        }

        /** Returns the length of the body, or -1 if it is sent in chunks. */
        private int length(int head) {
            for (int at = 0; at < head - LENGTH.length; at++) {
                int same = 0;
                while (same < LENGTH.length && Character.toLowerCase(buffer[at + same]) == LENGTH[same]) {
                    same++;
                }
                if (same == LENGTH.length) {
                    return Integer.parseInt(new String(buffer, at + same, 12, StandardCharsets.US_ASCII)
                            .lines()
                            .findFirst()
                            .orElse("")
                            .strip());
                }
            }
            return -1;
        }

        private int lineEnd(int from) throws IOException {
            int at = from;
            while (true) {
                while (at >= filled) {
                    fill();
                }
                if (buffer[at] == '\r') {
                    return at;
                }
                at++;
            }
        }

        /** Returns the end of a body that consists of chunks, each of which begins with a line that contains its size. */
        private int chunksEnd(int head) throws IOException {
            int at = head;
            while (true) {
                int line = lineEnd(at);
                int size = Integer.parseInt(new String(buffer, at, line - at, StandardCharsets.US_ASCII), 16);
                at = line + 2 + size + 2;
                if (size == 0) {
                    return at;
                }
            }
        }

        private void fill() throws IOException {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                throw new IOException("the connection was closed");
            }
            filled += read;
        }
    }
}
