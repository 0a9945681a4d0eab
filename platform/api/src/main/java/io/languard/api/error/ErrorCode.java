package io.languard.api.error;

/** Every error code that a client of the platform can see, with the HTTP status beside it. */
public enum ErrorCode {
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    GAME_TYPE_NOT_FOUND(404),
    CAPABILITY_NOT_SUPPORTED(404),
    SERVER_ALREADY_RUNNING(409),
    SERVER_NOT_RUNNING(409),
    PORT_IN_USE(409),
    CONFIG_VERSION_CONFLICT(409),
    MOD_IN_USE(409),
    MISSION_IN_ROTATION(409),
    CONFLICT(409),
    INVALID_CREDENTIALS(400),
    INVALID_CONFIG(400),
    EXE_NOT_ALLOWED(400),
    UPLOAD_FAILED(400),
    BAD_REQUEST(400),
    METHOD_NOT_ALLOWED(405),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    VALIDATION_ERROR(422),
    RATE_LIMITED(429),
    CONFIG_WRITE_ERROR(500),
    INTERNAL_ERROR(500),
    REMOTE_ADMIN_UNAVAILABLE(503),
    DATABASE_UNAVAILABLE(503);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status that goes with the code unless the exception says otherwise. */
    public int httpStatus() {
        return httpStatus;
    }
}
