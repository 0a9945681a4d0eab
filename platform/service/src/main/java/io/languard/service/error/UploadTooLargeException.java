package io.languard.service.error;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** {@code UPLOAD_FAILED} because the file exceeds the limit. */
public final class UploadTooLargeException extends LanguardException {

    private static final long serialVersionUID = 1L;
    private static final long MIB = 1024L * 1024;

    /** Creates the error for a limit in bytes. */
    public UploadTooLargeException(long limit) {
        super(ErrorCode.UPLOAD_FAILED, "The file is too large; the limit is " + limit / MIB + " MiB");
    }
}
