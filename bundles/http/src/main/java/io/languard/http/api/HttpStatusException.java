package io.languard.http.api;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** An error of the HTTP protocol with a status that no error code implies, such as 408 or 406. */
public final class HttpStatusException extends LanguardException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public HttpStatusException(ErrorCode code, int status, String message) {
        super(code, message);
        this.status = status;
    }

    /** The status of the response. */
    public int status() {
        return status;
    }
}
