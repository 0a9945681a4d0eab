package io.languard.core.log;

/**
 * How much of a source may be where.
 *
 * @param backlogBytes may wait for being read; what is more is passed over
 * @param storedBytes may stay in a running game's output although stored
 */
record TailLimits(long backlogBytes, long storedBytes, FileTrimmer shortener) {

    static TailLimits defaults() {
        return new TailLimits(64L << 20, 4L << 20, new FallocateTrimmer());
    }
}
