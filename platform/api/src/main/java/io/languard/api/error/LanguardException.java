package io.languard.api.error;

import java.util.List;

/**
 * The one exception that carries a failed request to whoever asked: a code for programs, a message for people.
 *
 * <p>Adapters throw it for what the user did wrong or what is out of reach for now. Anything else that escapes from an
 * adapter becomes {@link ErrorCode#INTERNAL_ERROR} and is logged under the adapter's name. Expected trouble of a running
 * server (a crash, a lost connection) is a state or an event, not an exception.
 */
public class LanguardException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldProblem> details;
    private final int httpStatus;

    /**
     * An error that is about no field in particular.
     *
     * @param message what is wrong and what is allowed; shown to the client, so without secrets or class names
     */
    public LanguardException(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    /** An error that names the fields that were refused. */
    public LanguardException(ErrorCode code, String message, List<FieldProblem> details) {
        super(message);
        this.code = code;
        this.details = List.copyOf(details);
        this.httpStatus = code.httpStatus();
    }

    /** An error with the cause that the log shows; the client never sees the cause. */
    public LanguardException(ErrorCode code, String message, Throwable cause) {
        this(code, code.httpStatus(), message, cause);
    }

    /**
     * An error whose code goes with more than one HTTP status, such as {@code UPLOAD_FAILED}.
     *
     * @param cause what the log shows; {@code null} for none
     */
    public LanguardException(ErrorCode code, int httpStatus, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.details = List.of();
        this.httpStatus = httpStatus;
    }

    /** What went wrong, for programs. */
    public ErrorCode code() {
        return code;
    }

    /** The fields that were refused; empty where the error is about none. */
    public List<FieldProblem> details() {
        return details == null ? List.of() : details;
    }

    /** The HTTP status of the answer. */
    public int httpStatus() {
        return httpStatus;
    }
}
