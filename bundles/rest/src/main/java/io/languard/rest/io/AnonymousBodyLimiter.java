package io.languard.rest.io;

import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A limiter for request bodies of clients without a token. A tree of small objects takes some 50 times the size of its
 * text, so these bodies must be small, and only a few are parsed concurrently. Thread-safe.
 */
public final class AnonymousBodyLimiter {

    /**
     * The size limit of such a body. It is buffered before a thread handles the request, so reading it does not block.
     */
    static final int LIMIT = 16 * 1024;

    /** The number of bodies that are parsed concurrently. */
    static final int MAX_LARGE_BODIES = 4;

    private final Semaphore permits = new Semaphore(MAX_LARGE_BODIES);

    /**
     * Reads the whole body and parses it, after a short wait if too many others are being parsed.
     *
     * @param parser extracts what is needed from the body; its result must not reference the tree, which is no longer
     *     counted afterwards
     * @throws io.languard.api.error.LanguardException see {@link BodyReader#read(InputStream, long)}, and what the
     *     parser throws
     */
    public <T> T read(InputStream in, long announced, Function<byte[], T> parser) {
        byte[] bytes = BodyReader.read(in, announced, LIMIT);
        permits.acquireUninterruptibly();
        try {
            return parser.apply(bytes);
        } finally {
            permits.release();
        }
    }
}
