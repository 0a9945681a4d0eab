package io.languard.persistence.log;

import java.util.List;

/**
 * What is known of a chunk without reading its lines. A chunk without lines only keeps ids from being used again.
 *
 * @param first id of the first line
 * @param last id of the last line; there may be gaps between
 * @param bytes of the texts, before they are compressed
 * @param levels how many lines of each level, by its ordinal
 * @param oldest smallest time, epoch milliseconds
 * @param newest largest time
 */
record ChunkSummary(long first, long last, int bytes, List<Integer> levels, long oldest, long newest) {

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

    /** Of no lines, after those up to this id. */
    static ChunkSummary empty(long last) {
        return new ChunkSummary(last, last, 0, List.of(0, 0, 0, 0), 0, 0);
    }

    int lines() {
        return levels.get(0) + levels.get(1) + levels.get(2) + levels.get(3);
    }
}
