package io.languard.rest.io;

import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Takes the bodies of those who have shown no token. A tree of small objects takes some 50 times its text, so these bodies
 * are short, and only a few are parsed at a time. Safe for many threads.
 */
public final class AnonymousBodyLimiter {

    /** The largest such body. It has come before a thread looks at the request, so reading waits for nobody. */
    static final int LIMIT = 16 * 1024;

    /** How many are parsed at a time. */
    static final int MAX_LARGE_BODIES = 4;

    private final Semaphore permits = new Semaphore(MAX_LARGE_BODIES);

    /**
     * Reads to the end, then has the bytes parsed, after a short wait if too many others are being parsed.
     *
     * @param parser takes out of the body what is needed; what it returns must not hold the tree, which is no longer counted
     *     then
     * @throws io.languard.api.error.LanguardException see {@link BodyReader#read(InputStream, long)}, and what the parser
     *     throws
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
