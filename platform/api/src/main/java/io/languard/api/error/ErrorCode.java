package io.languard.api.error;

import static io.languard.api.error.ErrorType.INTERNAL;
import static io.languard.api.error.ErrorType.UNAVAILABLE;
import static io.languard.api.error.ErrorType.USER;

/**
 * The error codes that the platform defines. Adapters may use all of them except {@link #UNAUTHORIZED}, {@link
 * #TOTP_REQUIRED}, {@link #TOTP_SETUP_REQUIRED}, {@link #FORBIDDEN} and {@link #RATE_LIMITED}, which are reserved for the
 * platform. They may also define their own codes (see {@link LanguardException#LanguardException(String, ErrorType, String, Throwable)}).
 */
public enum ErrorCode {
    /** The request has no valid token, or a login failed. Reserved for the platform. */
    UNAUTHORIZED(USER),

    /** The password of a login was right, but a code of the authenticator is missing or wrong. Reserved for the platform. */
    TOTP_REQUIRED(USER),

    /** The user must set up two-factor login before anything else. Reserved for the platform. */
    TOTP_SETUP_REQUIRED(USER),

    /** The user lacks the required role. Reserved for the platform. */
    FORBIDDEN(USER),

    /** The requested object does not exist. */
    NOT_FOUND(USER),

    /** No adapter for the game type is registered. */
    GAME_TYPE_NOT_FOUND(USER),

    /** The game does not support the requested capability, or no provisioner of worlds is installed. */
    CAPABILITY_NOT_SUPPORTED(USER),

    /** The server is running, and the request requires a stopped one. */
    SERVER_ALREADY_RUNNING(USER),

    /** The request requires a running server. */
    SERVER_NOT_RUNNING(USER),

    /** A port of the server is in use. */
    PORT_IN_USE(USER),

    /** The configuration section has changed since the client read it. */
    CONFIG_VERSION_CONFLICT(USER),

    /** The mod is enabled on a server. */
    MOD_IN_USE(USER),

    /** The mission is in the rotation of a server. */
    MISSION_IN_ROTATION(USER),

    /** The request conflicts with the current state in a way that no other code describes. */
    CONFLICT(USER),

    /** The current password is wrong. */
    INVALID_CREDENTIALS(USER),

    /** The configuration is invalid for the game. */
    INVALID_CONFIG(USER),

    /** The executable is missing, not executable, or not one that the adapter allows. */
    EXE_NOT_ALLOWED(USER),

    /** The uploaded file is invalid or could not be stored. */
    UPLOAD_FAILED(USER),

    /** The request is invalid in a way that no other code describes. */
    BAD_REQUEST(USER),

    /** The resource does not support the HTTP method. */
    METHOD_NOT_ALLOWED(USER),

    /** The request body or message is too large. */
    PAYLOAD_TOO_LARGE(USER),

    /** The request body has an unsupported media type. */
    UNSUPPORTED_MEDIA_TYPE(USER),

    /** A field or parameter is invalid. */
    VALIDATION_ERROR(USER),

    /** The client has exceeded a rate limit. Reserved for the platform. */
    RATE_LIMITED(USER),

    /** A file that the game reads could not be written. */
    CONFIG_WRITE_ERROR(INTERNAL),

    /** An unexpected error occurred, which is logged. */
    INTERNAL_ERROR(INTERNAL),

    /** Remote admin is not connected or did not respond in time. */
    REMOTE_ADMIN_UNAVAILABLE(UNAVAILABLE),

    /** The database is unavailable. */
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
