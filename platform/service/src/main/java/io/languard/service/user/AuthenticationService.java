package io.languard.service.user;

/** Use cases: logging in and out, and who a token belongs to. Safe for many threads. */
public interface AuthenticationService {

    /**
     * Takes as long for an unknown user as for a wrong password. Each attempt counts against the address' login limit.
     *
     * @param address the client's, as far as it is known
     * @throws io.languard.api.error.LanguardException {@code UNAUTHORIZED}, or a {@link RateLimitedException}
     */
    LoginResult login(String username, String password, String address);

    /**
     * As {@link #login}, for a door at which every command logs in anew: a right pair does not count against the limit, but is
     * refused while wrong ones have used it up.
     */
    LoginResult loginForCommand(String username, String password, String address);

    /**
     * The session of a token; answers from memory.
     *
     * @throws io.languard.api.error.LanguardException {@code UNAUTHORIZED} if it is missing, malformed, forged, expired,
     *     revoked, or its user is gone
     */
    UserSession verify(String token);

    /** Ends the session at once. */
    void logout(UserSession userSession);

    /**
     * Changes the caller's password and ends every session of his.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CREDENTIALS} if the current one is wrong
     */
    void changePassword(UserSession userSession, String current, String next);
}
