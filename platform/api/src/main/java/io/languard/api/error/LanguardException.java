package io.languard.api.error;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The exception for a request that fails: a code for programs and a message for people. It is independent of the
 * transport, and so of HTTP statuses.
 *
 * <p>Adapters throw it for mistakes of the user and for what is temporarily unavailable. Any other exception that
 * escapes from an adapter becomes {@link ErrorCode#INTERNAL_ERROR} and is logged under the adapter's name. Expected trouble
 * of a running server (a crash, a lost connection) is a state or an event, not an exception.
 */
public class LanguardException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Pattern OWN_CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,63}");

    private final ErrorCode code;
    private final String codeName;
    private final ErrorType type;
    private final transient List<FieldProblem> details;

    /**
     * Creates an error that concerns no field in particular.
     *
     * @param message what is wrong and what is allowed; shown to the client, so without secrets or class names
     */
    public LanguardException(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    /** Creates an error that names the rejected fields. */
    public LanguardException(ErrorCode code, String message, List<FieldProblem> details) {
        this(code, code.name(), code.type(), message, details, null);
    }

    /** Creates an error with a cause, which is logged and never shown to the client. */
    public LanguardException(ErrorCode code, String message, Throwable cause) {
        this(code, code.type(), message, cause);
    }

    /**
     * Creates an error whose type is not the usual one of its code, such as an upload that fails because the disk is full.
     *
     * @param cause what is logged; {@code null} for none
     */
    public LanguardException(ErrorCode code, ErrorType type, String message, Throwable cause) {
        this(code, code.name(), type, message, List.of(), cause);
    }

    /**
     * Creates an error with a code of the adapter's own, which clients see as it is.
     *
     * @param ownCode 3 to 64 characters: upper-case letters, digits and underscores, a letter first; not the name of an
     *     {@link ErrorCode}
     * @param cause what is logged; {@code null} for none
     * @throws IllegalArgumentException if the code is malformed or reserved by the platform
     */
    public LanguardException(String ownCode, ErrorType type, String message, Throwable cause) {
        this(standard(type), requireOwn(ownCode), type, message, List.of(), cause);
    }

    private LanguardException(
            ErrorCode code,
            String codeName,
            ErrorType type,
            String message,
            List<FieldProblem> details,
            Throwable cause) {
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
     * Returns the platform's code. For an error with a code of the adapter's own this is {@link ErrorCode#BAD_REQUEST} if the type is
     * {@link ErrorType#USER}, otherwise {@link ErrorCode#INTERNAL_ERROR}.
     */
    public ErrorCode code() {
        return code;
    }

    /** Returns the code that clients see: the adapter's own, or the name of {@link #code}. */
    public String codeName() {
        return codeName;
    }

    /** Returns where the cause lies. */
    public ErrorType type() {
        return type;
    }

    /** Returns the rejected fields; empty if the error concerns none. */
    public List<FieldProblem> details() {
        return details == null ? List.of() : details;
    }
}
