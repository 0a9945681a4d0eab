package io.languard.rest.wire;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** An error whose HTTP status is another than its code's usual one. */
public class HttpProblem extends LanguardException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** An error with this status. */
    public HttpProblem(int status, ErrorCode code, String message) {
        super(code, message);
        this.status = status;
    }

    @Override
    public int httpStatus() {
        return status;
    }
}
