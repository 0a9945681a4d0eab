package io.languard.core.log;

import java.io.IOException;

/** How much may wait for being read, and how what is too much is passed over: counted, and to the end of a line. */
final class BacklogPolicy {

    /** No more than this is passed over in one go, since other servers wait meanwhile. */
    private static final long AT_ONCE = 256L << 20;

    private static final int CHUNK = 256 * 1024;

    private final long most;

    BacklogPolicy(long most) {
        this.most = most;
    }

    /**
     * What was passed over.
     *
     * @param offset where to go on
     */
    record Skipped(long offset, long lines) {}

    boolean isExceeded(long unread) {
        return unread > most;
    }

    /** Passes over lines until a quarter of what may wait is left, or the file ends. */
    Skipped skip(TailedFile file, long from, long elsewhere) throws IOException {
        byte[] bytes = new byte[CHUNK];
        long target = Math.min(from + AT_ONCE, file.size() + elsewhere - most / 4);
        long offset = from;
        long lastEnd = from;
        long lines = 0;
        for (int got = file.read(bytes, CHUNK, offset); got > 0; got = file.read(bytes, CHUNK, offset)) {
            for (int i = 0; i < got; i++) {
                if (bytes[i] == '\n') {
                    lines++;
                    lastEnd = offset + i + 1;
                    if (lastEnd >= target) {
                        return new Skipped(lastEnd, lines);
                    }
                }
            }
            offset += got;
        }
        return new Skipped(lastEnd, lines);
    }
}
