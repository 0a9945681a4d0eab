package io.languard.security.user;

import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates user names and passwords. */
final class UserRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1," + FieldLimits.MAX_USER_NAME_LENGTH + "}");

    private UserRules() {}

    static void checkNewUser(String username, String password, Role role) {
        new FieldValidator()
                .problem("username", nameProblem(username))
                .problem("password", passwordProblem(password))
                .problem("role", role == null ? "must be admin or viewer" : null)
                .check();
    }

    static void checkPassword(String field, String password) {
        new FieldValidator().problem(field, passwordProblem(password)).check();
    }

    private static @Nullable String nameProblem(String username) {
        if (username == null || !NAME.matcher(username).matches()) {
            return "must be 1 to " + FieldLimits.MAX_USER_NAME_LENGTH
                    + " of the letters A to Z and a to z, digits and . _ - @";
        }
        // Otherwise the audit trail could not distinguish the user from the platform.
        return Actor.isReserved(username) ? "must not be a name reserved for the platform" : null;
    }

    private static @Nullable String passwordProblem(String password) {
        return isValidPassword(password)
                ? null
                : "must have " + FieldLimits.MIN_PASSWORD_LENGTH + " to " + FieldLimits.MAX_PASSWORD_LENGTH
                        + " characters, none of them NUL";
    }

    /**
     * Returns whether the password has an allowed length in Unicode code points and contains neither NUL nor unpaired
     * surrogates.
     */
    static boolean isValidPassword(String password) {
        if (password == null || password.indexOf('\0') >= 0) {
            return false;
        }
        int length = password.codePointCount(0, password.length());
        return length >= FieldLimits.MIN_PASSWORD_LENGTH
                && length <= FieldLimits.MAX_PASSWORD_LENGTH
                && StandardCharsets.UTF_8.newEncoder().canEncode(password);
    }
}
