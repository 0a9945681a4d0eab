package io.languard.rest.wire;

import io.languard.ports.user.RateLimitedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Takes the bodies of those who have shown no token. Small ones have come before a thread looks at the request; each larger
 * one holds a thread while it comes, so only a few of them are taken at a time. Safe for many threads.
 */
public final class StrangersBodies {

    /** What the server gathers without a thread. */
    static final int SMALL = 16 * 1024;

    /** How many larger ones come at a time. */
    static final int PLACES = 4;

    private final Semaphore places = new Semaphore(PLACES);

    /**
     * Reads to the end; see {@link BodyReader#read(InputStream, long)}.
     *
     * @throws RateLimitedException if it is not small, and too many others are coming
     */
    public byte[] read(InputStream in, long announced) {
        try (Admitted admitted = new Admitted(in)) {
            if (announced > SMALL && announced <= BodyReader.LIMIT) {
                admitted.enter();
            }
            return BodyReader.read(admitted, announced);
        }
    }

    /** A body that takes a place as soon as it is not small. */
    private final class Admitted extends FilterInputStream {
        private boolean inside;
        private int count;

        Admitted(InputStream in) {
            super(in);
        }

        void enter() {
            if (!inside && !places.tryAcquire()) {
                throw new RateLimitedException(1);
            }
            inside = true;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (count >= SMALL) {
                enter();
            }
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            // The body itself belongs to who handed it in.
            if (inside) {
                places.release();
            }
        }
    }
}
