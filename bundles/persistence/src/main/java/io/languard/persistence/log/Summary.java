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
record Summary(long first, long last, int bytes, List<Integer> levels, long oldest, long newest) {

    static Summary of(Lines lines) {
        Integer[] levels = {0, 0, 0, 0};
        long oldest = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            levels[lines.level(i)]++;
            oldest = Math.min(oldest, lines.time(i));
            newest = Math.max(newest, lines.time(i));
        }
        return new Summary(lines.id(0), lines.id(lines.size() - 1), lines.bytes(), List.of(levels), oldest, newest);
    }

    /** Of no lines, after those up to this id. */
    static Summary empty(long last) {
        return new Summary(last, last, 0, List.of(0, 0, 0, 0), 0, 0);
    }

    int lines() {
        return levels.get(0) + levels.get(1) + levels.get(2) + levels.get(3);
    }
}
