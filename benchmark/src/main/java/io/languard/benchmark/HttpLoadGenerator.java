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

/**
 * Repeats one request on a few persistent connections with little overhead: it sends prepared bytes, and parses only
 * the length of a response.
 */
final class HttpLoadGenerator {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

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
     * @param failures the number of responses other than 200
     * @param p99Micros the time within which 99 of 100 requests were completed
     */
    record LoadResult(double requestsPerSecond, long failures, double p50Micros, double p99Micros) {}

    /** Runs for the given number of seconds. */
    LoadResult run(int connections, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<LatencySamples>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                work.add(() -> connection(end));
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

    private LatencySamples connection(long end) throws IOException {
        LatencySamples latencySamples = new LatencySamples();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            HttpResponseReader httpResponseReader = new HttpResponseReader(socket.getInputStream());
            while (System.nanoTime() < end) {
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

    /** Reads consecutive responses that specify their length. */
    private static final class HttpResponseReader {
        private final InputStream in;
        private final byte[] buffer = new byte[256 * 1024];
        private int filled;

        HttpResponseReader(InputStream in) {
            this.in = in;
        }

        boolean next() throws IOException {
            int head = headEnd();
            boolean good = buffer[9] == '2';
            int total = head + length(head);
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

        private int length(int head) throws IOException {
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
            throw new IOException("a response without Content-Length");
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
