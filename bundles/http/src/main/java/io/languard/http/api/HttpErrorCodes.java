package io.languard.http.api;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.error.UploadTooLargeException;

/**
 * The mapping between errors and HTTP statuses, for every endpoint that speaks HTTP: REST, WebSocket handshakes and the
 * server's own error pages.
 */
public final class HttpErrorCodes {

    private static final int TOO_LARGE = 413;

    private HttpErrorCodes() {}

    /** Returns the error code for a status of 400 or higher. */
    public static ErrorCode of(int status) {
        return switch (status) {
            case 401 -> ErrorCode.UNAUTHORIZED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 409 -> ErrorCode.CONFLICT;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 422 -> ErrorCode.VALIDATION_ERROR;
            case 429 -> ErrorCode.RATE_LIMITED;
            // HTTP features that this platform lacks: only the client can change the request.
            case 501, 505 -> ErrorCode.BAD_REQUEST;
            default -> status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL_ERROR;
        };
    }

    /** Returns the status of a response that reports the error. */
    public static int status(LanguardException error) {
        if (error instanceof HttpStatusException known) {
            return known.status();
        }
        if (error instanceof UploadTooLargeException) {
            return TOO_LARGE;
        }
        boolean usual = error.type() == error.code().type()
                && error.codeName().equals(error.code().name());
        if (usual) {
            return status(error.code());
        }
        return switch (error.type()) {
            case USER -> 400;
            case UNAVAILABLE -> 503;
            case EXTERNAL -> 502;
            case INTERNAL -> 500;
        };
    }

    /** Returns the usual status of a code. */
    public static int status(ErrorCode code) {
        return switch (code) {
            case INVALID_CREDENTIALS, INVALID_CONFIG, EXE_NOT_ALLOWED, UPLOAD_FAILED, BAD_REQUEST -> 400;
            case UNAUTHORIZED, TOTP_REQUIRED -> 401;
            case FORBIDDEN, TOTP_SETUP_REQUIRED -> 403;
            case NOT_FOUND, GAME_TYPE_NOT_FOUND, CAPABILITY_NOT_SUPPORTED -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case SERVER_ALREADY_RUNNING,
                    SERVER_NOT_RUNNING,
                    PORT_IN_USE,
                    CONFIG_VERSION_CONFLICT,
                    MOD_IN_USE,
                    MISSION_IN_ROTATION,
                    CONFLICT -> 409;
            case PAYLOAD_TOO_LARGE -> TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case VALIDATION_ERROR -> 422;
            case RATE_LIMITED -> 429;
            case CONFIG_WRITE_ERROR, INTERNAL_ERROR -> 500;
            case REMOTE_ADMIN_UNAVAILABLE, DATABASE_UNAVAILABLE -> 503;
        };
    }
}
