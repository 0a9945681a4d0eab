package io.languard.persistence.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which chunks become one. Chunks that are not full stand at the end only and never grow towards it, a few of each
 * size class; so there are hardly more chunks than full ones, and each line is written at most once for each class.
 */
final class Compactor {

    /** Most lines of a chunk. */
    static final int MAX_LINES = 2_048;

    /** Most bytes of the texts of a chunk, unless it is one line. */
    static final int MAX_BYTES = 256 * 1_024;

    private static final int BYTES_PER_LINE = MAX_BYTES / MAX_LINES;

    /** So many chunks of a size class become one of the next. */
    private static final int FAN_IN = 16;

    private Compactor() {}

    /** How many of the newest chunks to rewrite together with new lines. */
    static int chunksToMerge(List<LogChunk> logChunks, LineColumns added) {
        int total = logChunks.size();
        int first = total;
        long weight = weight(added.size(), added.bytes());
        while (true) {
            int run = first;
            long sum = weight;
            while (run > 0
                    && weight(logChunks.get(run - 1)) < MAX_LINES / 2
                    && tier(weight(logChunks.get(run - 1))) <= tier(weight)) {
                run--;
                sum += weight(logChunks.get(run));
            }
            if (first - run + 1 < FAN_IN && sum < MAX_LINES / 2) {
                // Not worth it yet, except for those of smaller classes.
                run = first;
                sum = weight;
                while (run > 0 && tier(weight(logChunks.get(run - 1))) < tier(weight)) {
                    run--;
                    sum += weight(logChunks.get(run));
                }
            }
            if (run == first) {
                return total - first;
            }
            first = run;
            weight = sum;
        }
    }

    private static long weight(LogChunk logChunk) {
        return weight(logChunk.lines(), logChunk.summary().bytes());
    }

    private static long weight(int lines, int bytes) {
        return Math.max(lines, bytes / BYTES_PER_LINE);
    }

    private static int tier(long weight) {
        int tier = 0;
        for (long rest = weight; rest >= FAN_IN && tier < 3; rest /= FAN_IN) {
            tier++;
        }
        return tier;
    }

    /** The same lines in parts of which each becomes a chunk. */
    static List<LineColumns> split(LineColumns lineColumns) {
        if (lineColumns.size() <= MAX_LINES && lineColumns.bytes() <= MAX_BYTES) {
            return List.of(lineColumns);
        }
        List<LineColumns> parts = new ArrayList<>();
        LineColumns part = new LineColumns(MAX_LINES, MAX_BYTES);
        for (int i = 0; i < lineColumns.size(); i++) {
            int length = lineColumns.end(i) - lineColumns.start(i);
            if (part.size() == MAX_LINES || part.size() > 0 && part.bytes() + length > MAX_BYTES) {
                parts.add(part);
                part = new LineColumns(MAX_LINES, MAX_BYTES);
            }
            part.add(lineColumns, i);
        }
        parts.add(part);
        return parts;
    }
}
