package io.languard.api.error;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a request fails. It has a code for programs and a message for users, and is independent of the transport,
 * so it has no HTTP status.
 *
 * <p>Adapters throw it for user errors and temporary unavailability. The platform converts any other exception of an
 * adapter to {@link ErrorCode#INTERNAL_ERROR} and logs it with the game type. Expected failures of a running server,
 * such as a crash or a lost connection, are states or events, not exceptions.
 */
public class LanguardException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Pattern OWN_CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,63}");

    private final ErrorCode code;
    private final String codeName;
    private final ErrorType type;
    private final transient @Nullable List<FieldProblem> details;

    /**
     * Creates an error that is not related to a specific field.
     *
     * @param message states the problem and what is allowed; shown to the client, so it must not contain secrets or
     *     class names
     */
    public LanguardException(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    /** Creates an error with the rejected fields. */
    public LanguardException(ErrorCode code, String message, List<FieldProblem> details) {
        this(code, code.name(), code.type(), message, details, null);
    }

    /** Creates an error with a cause, which is logged and not shown to the client. */
    public LanguardException(ErrorCode code, String message, Throwable cause) {
        this(code, code.type(), message, cause);
    }

    /**
     * Creates an error whose type differs from the default of its code, such as an upload that fails because the disk
     * is full.
     *
     * @param cause the cause, which is logged and not shown to the client
     */
    public LanguardException(ErrorCode code, ErrorType type, String message, @Nullable Throwable cause) {
        this(code, code.name(), type, message, List.of(), cause);
    }

    /**
     * Creates an error with an adapter-specific code, which is passed to clients unchanged.
     *
     * @param ownCode 3 to 64 upper-case letters, digits and underscores, starting with a letter; not the name of an
     *     {@link ErrorCode}
     * @param cause the cause, which is logged and not shown to the client
     * @throws IllegalArgumentException if the code is malformed or reserved by the platform
     */
    public LanguardException(String ownCode, ErrorType type, String message, @Nullable Throwable cause) {
        this(standard(type), requireOwn(ownCode), type, message, List.of(), cause);
    }

    private LanguardException(
            ErrorCode code,
            String codeName,
            ErrorType type,
            String message,
            List<FieldProblem> details,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.codeName = codeName;
        this.type = type;
        this.details = List.copyOf(details);
    }

    private static String requireOwn(String code) {
        if (!OWN_CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("An error code must match " + OWN_CODE + ": " + code);
        }
        if (Arrays.stream(ErrorCode.values()).anyMatch(known -> known.name().equals(code))) {
            throw new IllegalArgumentException("The error code " + code + " is reserved by the platform");
        }
        return code;
    }

    private static ErrorCode standard(ErrorType type) {
        return type == ErrorType.USER ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL_ERROR;
    }

    /**
     * Returns the platform's code. For an error with an adapter-specific code, this is {@link ErrorCode#BAD_REQUEST} if
     * the type is {@link ErrorType#USER}, otherwise {@link ErrorCode#INTERNAL_ERROR}.
     */
    public ErrorCode code() {
        return code;
    }

    /** Returns the code that clients receive: the adapter-specific code, or the name of {@link #code}. */
    public String codeName() {
        return codeName;
    }

    /** Returns the kind of cause. */
    public ErrorType type() {
        return type;
    }

    /** Returns the rejected fields; empty if the error is not related to specific fields. */
    public List<FieldProblem> details() {
        return details == null ? List.of() : details;
    }
}
