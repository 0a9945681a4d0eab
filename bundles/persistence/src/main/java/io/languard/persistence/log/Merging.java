package io.languard.persistence.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which chunks become one. Chunks that are not full stand at the end only and never grow towards it, a few of each
 * size class; so there are hardly more chunks than full ones, and each line is written at most once for each class.
 */
final class Merging {

    /** Most lines of a chunk. */
    static final int LINES = 2_048;

    /** Most bytes of the texts of a chunk, unless it is one line. */
    static final int BYTES = 256 * 1_024;

    private static final int BYTES_OF_A_LINE = BYTES / LINES;

    /** So many chunks of a size class become one of the next. */
    private static final int FAN = 16;

    private Merging() {}

    /** How many of the newest chunks to rewrite together with new lines. */
    static int absorbed(List<Chunk> chunks, Lines added) {
        int total = chunks.size();
        int first = total;
        long weight = weight(added.size(), added.bytes());
        while (true) {
            int run = first;
            long sum = weight;
            while (run > 0
                    && weight(chunks.get(run - 1)) < LINES / 2
                    && tier(weight(chunks.get(run - 1))) <= tier(weight)) {
                run--;
                sum += weight(chunks.get(run));
            }
            if (first - run + 1 < FAN && sum < LINES / 2) {
                // Not worth it yet, except for those of smaller classes.
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
        return Math.max(lines, bytes / BYTES_OF_A_LINE);
    }

    private static int tier(long weight) {
        int tier = 0;
        for (long rest = weight; rest >= FAN && tier < 3; rest /= FAN) {
            tier++;
        }
        return tier;
    }

    /** The same lines in parts of which each becomes a chunk. */
    static List<Lines> split(Lines lines) {
        if (lines.size() <= LINES && lines.bytes() <= BYTES) {
            return List.of(lines);
        }
        List<Lines> parts = new ArrayList<>();
        Lines part = new Lines(LINES, BYTES);
        for (int i = 0; i < lines.size(); i++) {
            int length = lines.end(i) - lines.start(i);
            if (part.size() == LINES || part.size() > 0 && part.bytes() + length > BYTES) {
                parts.add(part);
                part = new Lines(LINES, BYTES);
            }
            part.add(lines, i);
        }
        parts.add(part);
        return parts;
    }
}
