package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.error.UploadTooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jvnet.mimepull.MIMEParsingException;

/** The content of an uploaded file. Its length is limited, and it records errors of the client. */
final class UploadedFileInputStream extends FilterInputStream {

    private static final int SKIP_BUFFER = 64 * 1024;

    private final long max;
    private long count;
    private @Nullable LanguardException failure;

    UploadedFileInputStream(InputStream in, long max) {
        super(in);
        this.max = max;
    }

    static LanguardException tooLarge(long max) {
        return new UploadTooLargeException(max);
    }

    static LanguardException malformed() {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR,
                "The form is not valid",
                List.of(new FieldProblem("body", "is not a whole form in multipart/form-data")));
    }

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
        if (length == 0) {
            return 0;
        }
        try {
            int read = in.read(bytes, offset, length);
            count += Math.max(read, 0);
            if (count > max) {
                LanguardException tooLarge = tooLarge(max);
                failure = tooLarge;
                throw tooLarge;
            }
            return read;
        } catch (MIMEParsingException | IOException e) {
            failure = malformed();
            throw new IOException("The upload broke off", e);
        }
    }

    @Override
    public long skip(long n) throws IOException {
        return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, SKIP_BUFFER)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
