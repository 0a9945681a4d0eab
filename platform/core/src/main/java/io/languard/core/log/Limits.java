package io.languard.core.log;

/**
 * How much of a source may be where.
 *
 * @param backlogBytes may wait for being read; what is more is passed over
 * @param storedBytes may stay in a running game's output although stored
 */
record Limits(long backlogBytes, long storedBytes, Shortener shortener) {

    static Limits usual() {
        return new Limits(64L << 20, 4L << 20, new Fallocate());
    }
}
