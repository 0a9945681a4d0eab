package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a form. Its length is limited until the file begins, and it records whether the client broke off. */
final class FormInputStream extends FilterInputStream {

    private final long limit;
    private boolean released;
    private long count;
    private @Nullable LanguardException failure;

    FormInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** Removes the length limit. */
    void liftLimit() {
        released = true;
    }

    /** Returns the error to send to the client if the client broke off. */
    Optional<LanguardException> failure() {
        return Optional.ofNullable(failure);
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
            failure = BodyInputStream.readFailure(e);
            throw e;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The server closes the stream.
    }
}
