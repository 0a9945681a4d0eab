package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.ports.user.Actor;
import io.languard.ports.user.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What names and passwords may look like. */
final class UserRules {

    static final int MAX_NAME = 64;
    static final int MIN_PASSWORD = 4;
    static final int MAX_PASSWORD = 128;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1," + MAX_NAME + "}");

    private UserRules() {}

    static void checkNewUser(String username, String password, Role role) {
        List<FieldProblem> problems = new ArrayList<>();
        if (username == null || !NAME.matcher(username).matches()) {
            problems.add(new FieldProblem(
                    "username", "must be 1 to " + MAX_NAME + " of the letters A to Z and a to z, digits and . _ - @"));
        } else if (Actor.isReserved(username)) {
            // Else the audit trail could not tell him from the platform.
            problems.add(new FieldProblem("username", "must not be a name that the platform uses for itself"));
        }
        if (!isPassword(password)) {
            problems.add(passwordProblem("password"));
        }
        if (role == null) {
            problems.add(new FieldProblem("role", "must be admin or viewer"));
        }
        refuse(problems);
    }

    static void checkPassword(String field, String password) {
        if (!isPassword(password)) {
            refuse(List.of(passwordProblem(field)));
        }
    }

    /** Characters are Unicode code points; half a surrogate pair or NUL is none that anybody can type. */
    static boolean isPassword(String password) {
        if (password == null || password.indexOf('\0') >= 0) {
            return false;
        }
        int length = password.codePointCount(0, password.length());
        return length >= MIN_PASSWORD
                && length <= MAX_PASSWORD
                && StandardCharsets.UTF_8.newEncoder().canEncode(password);
    }

    private static FieldProblem passwordProblem(String field) {
        return new FieldProblem(
                field, "must have " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters, none of them NUL");
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            FieldProblem first = problems.get(0);
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR, "Field '" + first.field() + "' " + first.reason(), problems);
        }
    }
}
