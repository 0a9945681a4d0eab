package io.languard.api.error;

import static io.languard.api.error.ErrorType.INTERNAL;
import static io.languard.api.error.ErrorType.UNAVAILABLE;
import static io.languard.api.error.ErrorType.USER;

/**
 * The error codes that the platform defines. Adapters may use all of them except {@link #UNAUTHORIZED}, {@link
 * #FORBIDDEN} and {@link #RATE_LIMITED}, which are reserved for the platform. They may also define their own codes (see
 * {@link LanguardException#LanguardException(String, ErrorType, String, Throwable)}).
 */
public enum ErrorCode {
    UNAUTHORIZED(USER),
    FORBIDDEN(USER),
    NOT_FOUND(USER),
    GAME_TYPE_NOT_FOUND(USER),
    CAPABILITY_NOT_SUPPORTED(USER),
    SERVER_ALREADY_RUNNING(USER),
    SERVER_NOT_RUNNING(USER),
    PORT_IN_USE(USER),
    CONFIG_VERSION_CONFLICT(USER),
    MOD_IN_USE(USER),
    MISSION_IN_ROTATION(USER),
    CONFLICT(USER),
    INVALID_CREDENTIALS(USER),
    INVALID_CONFIG(USER),
    EXE_NOT_ALLOWED(USER),
    UPLOAD_FAILED(USER),
    BAD_REQUEST(USER),
    METHOD_NOT_ALLOWED(USER),
    PAYLOAD_TOO_LARGE(USER),
    UNSUPPORTED_MEDIA_TYPE(USER),
    VALIDATION_ERROR(USER),
    RATE_LIMITED(USER),
    CONFIG_WRITE_ERROR(INTERNAL),
    INTERNAL_ERROR(INTERNAL),
    REMOTE_ADMIN_UNAVAILABLE(UNAVAILABLE),
    DATABASE_UNAVAILABLE(UNAVAILABLE);

    private final ErrorType type;

    ErrorCode(ErrorType type) {
        this.type = type;
    }

    /** Returns the type of an error with this code, unless the exception specifies a different one. */
    public ErrorType type() {
        return type;
    }
}
