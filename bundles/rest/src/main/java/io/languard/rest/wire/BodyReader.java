package io.languard.rest.wire;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;

/** Takes the bytes of a request, as many as are allowed and no more. */
public final class BodyReader {

    /** The largest JSON body. */
    public static final int LIMIT = 1024 * 1024;

    private BodyReader() {}

    /**
     * Reads to the end.
     *
     * @param announced the length that the client announced, -1 for none
     * @throws LanguardException {@code PAYLOAD_TOO_LARGE}, or {@code BAD_REQUEST} if the client breaks off
     */
    public static byte[] read(InputStream in, long announced) {
        if (announced > LIMIT) {
            throw tooLarge();
        }
        try {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** What a client is told that broke off. */
    static LanguardException broken(IOException e) {
        return e.getCause() instanceof TimeoutException
                ? new LanguardException(ErrorCode.BAD_REQUEST, 408, "The body did not arrive in time", null)
                : new LanguardException(ErrorCode.BAD_REQUEST, "The body could not be read to its end");
    }

    /** What is thrown beyond the limit. */
    public static LanguardException tooLarge() {
        return new LanguardException(
                ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + LIMIT + " bytes, which is the limit");
    }
}
