package io.languard.service.user;

/** Use cases for logging in and out and for verifying tokens. Thread-safe. */
public interface AuthenticationService {

    /**
     * Logs a user in. Takes equally long for an unknown user and for a wrong password. Every attempt counts against the
     * login limit of the address, and every wrong second factor against that of the user as well.
     *
     * @param address the client's address
     * @throws io.languard.api.error.LanguardException {@code UNAUTHORIZED}, {@code TOTP_REQUIRED} if only the second factor
     *     is missing or wrong, or a {@link RateLimitedException}
     */
    LoginResult login(Credentials credentials, String address);

    /**
     * Logs a user in like {@link #login}, for endpoints where every command logs in again. Correct credentials do not
     * count against the limit but are rejected while failed attempts have exhausted it; those that lack only a second
     * factor do not count either.
     */
    LoginResult loginForCommand(Credentials credentials, String address);

    /**
     * Returns the session of a token or an API key, wherever the client is, which suffices for connections that are open.
     * Does not block.
     *
     * @throws io.languard.api.error.LanguardException {@code UNAUTHORIZED} if it is missing, malformed, forged,
     *     expired, revoked, or its user is gone; {@code TOTP_SETUP_REQUIRED} if its user must set up two-factor login
     *     before anything else
     */
    UserSession verify(String token);

    /**
     * Returns the session of a token or an API key as {@link #verify(String)} does.
     *
     * @param address the client's address, which a key may have to come from
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN} for a key that is not accepted from there
     */
    UserSession verify(String token, String address);

    /**
     * Returns the session of a token as {@link #verify(String, String)} does, also for a user who must set up two-factor
     * login first. For what such a user may do: set it up, change the password, and log out.
     */
    UserSession verifyForSetup(String token, String address);

    /** Ends the session immediately. */
    void logout(UserSession userSession);

    /**
     * Changes the caller's password and ends all of the caller's sessions.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CREDENTIALS} if the current one is wrong
     */
    void changePassword(UserSession userSession, String current, String next);
}
