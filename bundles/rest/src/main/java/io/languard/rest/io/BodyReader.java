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

/** Takes the bytes of a request, as many as are allowed and no more. */
public final class BodyReader {

    /** The largest JSON body. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** How long a JSON body may take, give or take the client's last pause. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    private static final int PIECE = 8 * 1024;

    private BodyReader() {}

    /**
     * Reads to the end.
     *
     * @param announced the length that the client announced, -1 for none
     * @throws LanguardException {@code PAYLOAD_TOO_LARGE}, or {@code BAD_REQUEST} if the client breaks off or is too slow
     */
    public static byte[] read(InputStream in, long announced) {
        return read(in, announced, MAX_BYTES);
    }

    /** Same as {@link #read(InputStream, long)}, with a limit of its own. */
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

    /** What a client is told that broke off. */
    static LanguardException readFailure(IOException e) {
        return e.getCause() instanceof TimeoutException
                ? late()
                : new LanguardException(ErrorCode.BAD_REQUEST, "The request body is incomplete");
    }

    /** What is thrown beyond the limit. */
    public static LanguardException tooLarge() {
        return tooLarge(MAX_BYTES);
    }

    /** What is thrown for a body that is short enough, but would become too large a tree. */
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
