package io.languard.logstore;

import java.util.List;

/**
 * What a row says about its lines without being unpacked. A chunk without lines only prevents ids from being reused.
 *
 * @param first the id of the first line
 * @param last the id of the last line; ids in between may be missing
 * @param bytes the uncompressed size of the messages
 * @param levels the number of lines of each of the {@value #LEVELS} levels
 * @param oldest the earliest time, in epoch milliseconds
 * @param newest the latest time, in epoch milliseconds
 */
public record ChunkSummary(long first, long last, int bytes, List<Integer> levels, long oldest, long newest) {

    /** The number of levels. */
    public static final int LEVELS = 4;

    static ChunkSummary of(LineColumns lineColumns) {
        Integer[] levels = {0, 0, 0, 0};
        long oldest = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < lineColumns.size(); i++) {
            levels[lineColumns.level(i)]++;
            oldest = Math.min(oldest, lineColumns.time(i));
            newest = Math.max(newest, lineColumns.time(i));
        }
        return new ChunkSummary(
                lineColumns.id(0),
                lineColumns.id(lineColumns.size() - 1),
                lineColumns.bytes(),
                List.of(levels),
                oldest,
                newest);
    }

    /** Returns the summary of a chunk without lines that follows the line with this id. */
    static ChunkSummary empty(long last) {
        return new ChunkSummary(last, last, 0, List.of(0, 0, 0, 0), 0, 0);
    }

    int lines() {
        return levels.get(0) + levels.get(1) + levels.get(2) + levels.get(3);
    }
}
