package io.languard.logstore;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which chunks to merge, in the manner of a log-structured merge tree. Only the newest chunks are not full, in size
 * classes that decrease towards the end, with less than {@value #FAN_IN} chunks per class. So there are few more chunks than
 * full ones, and each line is written at most once per class.
 */
final class Compactor {

    /** The maximum number of lines in a chunk. */
    static final int MAX_LINES = 2_048;

    /** The maximum size of the messages of a chunk of more than one line. */
    static final int MAX_BYTES = 256 * 1_024;

    private static final int BYTES_PER_LINE = MAX_BYTES / MAX_LINES;

    /** The number of chunks of a size class that become one of the next. */
    private static final int FAN_IN = 16;

    private Compactor() {}

    /** Returns how many of the newest chunks to rewrite together with new lines. */
    static int chunksToMerge(List<Chunk> chunks, LineColumns added) {
        int total = chunks.size();
        int first = total;
        long weight = weight(added.size(), added.bytes());
        while (true) {
            int run = first;
            long sum = weight;
            while (run > 0
                    && weight(chunks.get(run - 1)) < MAX_LINES / 2
                    && tier(weight(chunks.get(run - 1))) <= tier(weight)) {
                run--;
                sum += weight(chunks.get(run));
            }
            if (first - run + 1 < FAN_IN && sum < MAX_LINES / 2) {
                // Not worth it yet, except for chunks of smaller classes.
                run = first;
                sum = weight;
                while (run > 0 && tier(weight(chunks.get(run - 1))) < tier(weight)) {
                    run--;
                    sum += weight(chunks.get(run));
                }
            }
            if (run == first) {
                return total - first;
            }
            first = run;
            weight = sum;
        }
    }

    private static long weight(Chunk chunk) {
        return weight(chunk.lines(), chunk.summary().bytes());
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

    /** Splits lines into parts that each become a chunk. */
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
