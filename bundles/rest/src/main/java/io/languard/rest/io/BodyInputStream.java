package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpStatusException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The body of a request, with a size limit, a time limit, and a permit that is acquired before more than {@link
 * LargeBodyLimiter#SMALL_BYTES} are read. Reading beyond a limit fails with the error to send to the client.
 */
public final class BodyInputStream extends FilterInputStream {

    /** The size limit of a JSON body. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** The size limit of a JSON body of a client without a token: far more than a login or a lobby needs. */
    public static final int MAX_ANONYMOUS_BYTES = 16 * 1024;

    /** The time limit for reading a JSON body; the client's last pause may exceed it. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    private final long announced;
    private final int limit;
    private final Runnable beforeLarge;
    private final LongSupplier nanoTime;
    private long start;
    private long count;
    private boolean started;
    private boolean large;

    /**
     * Creates a stream.
     *
     * @param announced the length that the client announced, -1 for none
     * @param limit the size limit in bytes
     * @param beforeLarge called once before the part beyond {@link LargeBodyLimiter#SMALL_BYTES} is read; may throw
     */
    public BodyInputStream(InputStream in, long announced, int limit, Runnable beforeLarge) {
        this(in, announced, limit, beforeLarge, System::nanoTime);
    }

    BodyInputStream(InputStream in, long announced, int limit, Runnable beforeLarge, LongSupplier nanoTime) {
        super(in);
        this.announced = announced;
        this.limit = limit;
        this.beforeLarge = beforeLarge;
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!started) {
            started = true;
            start = nanoTime.getAsLong();
            if (announced > limit) {
                throw tooLarge(limit);
            }
        }
        int most = length;
        if (!large) {
            if (count >= LargeBodyLimiter.SMALL_BYTES) {
                large = true;
                beforeLarge.run();
            } else {
                most = (int) Math.min(length, LargeBodyLimiter.SMALL_BYTES - count);
            }
        }
        int read;
        try {
            read = in.read(bytes, offset, most);
        } catch (IOException e) {
            throw readFailure(e);
        }
        count += Math.max(read, 0);
        if (count > limit) {
            throw tooLarge(limit);
        }
        if (nanoTime.getAsLong() - start > READ_TIMEOUT.toNanos()) {
            throw late();
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, LargeBodyLimiter.SMALL_BYTES)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The server closes the stream.
    }

    /** Returns the error for a body that could not be read completely. */
    static LanguardException readFailure(IOException e) {
        return e.getCause() instanceof TimeoutException
                ? late()
                : new LanguardException(ErrorCode.BAD_REQUEST, "The request body is incomplete");
    }

    /** Returns the error for a body within the size limit that has too many tokens. */
    static LanguardException tooManyTokens(int limit) {
        return new LanguardException(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The request body has too many tokens (brackets, names and values); the limit is " + limit);
    }

    private static LanguardException tooLarge(int limit) {
        return new LanguardException(
                ErrorCode.PAYLOAD_TOO_LARGE, "The request body is too large; the limit is " + limit / 1024 + " KiB");
    }

    private static LanguardException late() {
        return new HttpStatusException(ErrorCode.BAD_REQUEST, 408, "The request body did not arrive in time");
    }
}
