package io.languard.benchmark;

import java.util.Arrays;

/** Collects latencies. Not thread-safe. */
final class Latencies {

    private long[] micros = new long[1 << 16];
    private int count;

    /**
     * What a set of latencies amounts to, in microseconds.
     *
     * @param p90 within which 90 of 100 are
     * @param p99 within which 99 of 100 are
     */
    record Summary(long median, long p90, long p99, long max) {

        /** Returns the summary that {@link #words} returned as this text. */
        static Summary parse(String words) {
            long[] numbers =
                    Arrays.stream(words.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Summary(numbers[0], numbers[1], numbers[2], numbers[3]);
        }

        String words() {
            return median + " " + p90 + " " + p99 + " " + max;
        }
    }

    void add(long latency) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, count * 2);
        }
        micros[count++] = latency;
    }

    int count() {
        return count;
    }

    /**
     * Returns the summary of all latencies since the last one, and forgets them.
     *
     * @throws IllegalStateException if one of them is negative, that is, if the machine's clock was set meanwhile
     */
    Summary summarize() {
        long[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        count = 0;
        if (sorted[0] < 0) {
            throw new IllegalStateException("a line arrived before it was written");
        }
        return new Summary(
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.9)],
                sorted[(int) (sorted.length * 0.99)],
                sorted[sorted.length - 1]);
    }
}
