package io.languard.security.user;

import io.languard.ports.rule.Limits;
import io.languard.ports.rule.Rules;
import io.languard.ports.user.Actor;
import io.languard.ports.user.Role;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What names and passwords may look like. */
final class UserRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1," + Limits.USER_NAME + "}");

    private UserRules() {}

    static void checkNewUser(String username, String password, Role role) {
        new Rules()
                .problem("username", nameProblem(username))
                .problem("password", passwordProblem(password))
                .problem("role", role == null ? "must be admin or viewer" : null)
                .check();
    }

    static void checkPassword(String field, String password) {
        new Rules().problem(field, passwordProblem(password)).check();
    }

    private static String nameProblem(String username) {
        if (username == null || !NAME.matcher(username).matches()) {
            return "must be 1 to " + Limits.USER_NAME + " of the letters A to Z and a to z, digits and . _ - @";
        }
        // Else the audit trail could not tell him from the platform.
        return Actor.isReserved(username) ? "must not be a name that the platform uses for itself" : null;
    }

    private static String passwordProblem(String password) {
        return isValidPassword(password)
                ? null
                : "must have " + Limits.SHORTEST_PASSWORD + " to " + Limits.PASSWORD + " characters, none of them NUL";
    }

    /** Characters are Unicode code points; half a surrogate pair or NUL is none that anybody can type. */
    static boolean isValidPassword(String password) {
        if (password == null || password.indexOf('\0') >= 0) {
            return false;
        }
        int length = password.codePointCount(0, password.length());
        return length >= Limits.SHORTEST_PASSWORD
                && length <= Limits.PASSWORD
                && StandardCharsets.UTF_8.newEncoder().canEncode(password);
    }
}
