package io.languard.rest.wire;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The body of a form as it comes in: short until the file begins, and it remembers whether the client broke off. */
final class IncomingForm extends FilterInputStream {

    private static final long MOST_DRAINED = 64L * 1024 * 1024;
    private static final long LONGEST_DRAIN = TimeUnit.SECONDS.toNanos(10);
    private static final int PIECE = 64 * 1024;

    private final long limit;
    private boolean released;
    private long count;
    private LanguardException failure;

    IncomingForm(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** From now on it may be of any length. */
    void release() {
        released = true;
    }

    /** What the client is told if it broke off. */
    Optional<LanguardException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Reads on for a while, to nowhere: a client that is still sending would not hear the answer. */
    void drain() {
        long end = System.nanoTime() + LONGEST_DRAIN;
        byte[] piece = new byte[PIECE];
        try {
            long left = MOST_DRAINED;
            while (left > 0 && System.nanoTime() < end) {
                int read = in.read(piece);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException e) {
            // Nobody is left to hear it.
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = in.read(bytes, offset, length);
            count += Math.max(read, 0);
            if (!released && count > limit) {
                throw new LanguardException(
                        ErrorCode.VALIDATION_ERROR,
                        "The form is not valid",
                        List.of(new FieldProblem("body", "has more than " + limit + " bytes before the file")));
            }
            return read;
        } catch (IOException e) {
            failure = BodyReader.broken(e);
            throw e;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The server closes it.
    }
}
