package io.languard.service.user;

import org.jspecify.annotations.Nullable;

/**
 * What a client shows to log in.
 *
 * @param totpCode the code that the user's authenticator shows at the moment; {@code null} if the client sent none
 * @param recoveryCode a recovery code instead; of no effect beside a code of the authenticator
 */
public record Credentials(String username, String password, @Nullable String totpCode, @Nullable String recoveryCode) {

    /** Returns a name and a password without a second factor. */
    public static Credentials of(String username, String password) {
        return new Credentials(username, password, null, null);
    }

    /**
     * Returns these with a second factor that a person has typed: six digits, with or without spaces, are a code of the
     * authenticator, and anything else is a recovery code.
     */
    public Credentials withSecondFactor(String typed) {
        String digits = typed.replaceAll("\\s", "");
        return digits.matches("[0-9]{6}")
                ? new Credentials(username, password, digits, null)
                : new Credentials(username, password, null, typed.strip());
    }

    /** Returns whether they contain a second factor. */
    public boolean hasSecondFactor() {
        return totpCode != null || recoveryCode != null;
    }

    /** Leaves out the secrets. */
    @Override
    public String toString() {
        return username;
    }
}
