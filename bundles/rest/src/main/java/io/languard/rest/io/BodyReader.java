package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.error.HttpStatusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** A reader of request bodies with a size limit and a time limit. */
public final class BodyReader {

    /** The size limit of a JSON body. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** The time limit for reading a JSON body; the client's last pause may exceed it. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    private static final int PIECE = 8 * 1024;

    private BodyReader() {}

    /**
     * Reads the whole body.
     *
     * @param announced the length that the client announced, -1 for none
     * @throws LanguardException {@code PAYLOAD_TOO_LARGE}, or {@code BAD_REQUEST} if the client breaks off or is too
     *     slow
     */
    public static byte[] read(InputStream in, long announced) {
        return read(in, announced, MAX_BYTES);
    }

    /** Same as {@link #read(InputStream, long)}, with the given size limit. */
    static byte[] read(InputStream in, long announced, int limit) {
        return read(in, announced, limit, System::nanoTime);
    }

    static byte[] read(InputStream in, long announced, int limit, LongSupplier nanoTime) {
        if (announced > limit) {
            throw tooLarge(limit);
        }
        long start = nanoTime.getAsLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        try {
            for (int read; (read = in.read(piece)) >= 0; ) {
                bytes.write(piece, 0, read);
                if (bytes.size() > limit) {
                    throw tooLarge(limit);
                }
                if (nanoTime.getAsLong() - start > READ_TIMEOUT.toNanos()) {
                    throw late();
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw readFailure(e);
        }
    }

    /** Returns the error for a body that could not be read completely. */
    static LanguardException readFailure(IOException e) {
        return e.getCause() instanceof TimeoutException
                ? late()
                : new LanguardException(ErrorCode.BAD_REQUEST, "The request body is incomplete");
    }

    /** Returns the error for a body beyond the size limit. */
    public static LanguardException tooLarge() {
        return tooLarge(MAX_BYTES);
    }

    /** Returns the error for a body within the size limit whose tree would be too large. */
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
