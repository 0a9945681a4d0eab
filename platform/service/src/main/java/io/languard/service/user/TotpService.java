package io.languard.service.user;

/**
 * Use cases for two-factor login with codes of an authenticator app (TOTP, RFC 6238). A user sets it up in two steps, so
 * that it is enabled only once the authenticator works. An API key can manage nobody's: for it, every method throws
 * {@code FORBIDDEN}. Thread-safe.
 */
public interface TotpService {

    /** Returns the state of the session's user. */
    TotpStatus status(UserSession session);

    /**
     * Begins to set it up. A secret that has not been confirmed is replaced.
     *
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if it is enabled
     */
    TotpEnrollment begin(UserSession session);

    /**
     * Enables it, if the code shows that the authenticator has the secret. The code counts as used.
     *
     * @return the recovery codes, which can't be obtained again
     * @throws io.languard.api.error.LanguardException {@code INVALID_CREDENTIALS} for a wrong code, {@code CONFLICT} if it
     *     is enabled, or has not been begun
     */
    RecoveryCodes confirm(UserSession session, String code);

    /**
     * Disables it, and deletes the secret and the recovery codes.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CREDENTIALS} for a wrong password, {@code NOT_FOUND}
     *     if it is not enabled
     */
    void remove(UserSession session, String password);

    /** Returns the state of a user. */
    TotpStatus status(Actor actor, int userId);

    /**
     * Disables it for another user, such as one who has lost the authenticator. The actor must have all rights of that user.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if there is no such user or it is not enabled,
     *     {@code CONFLICT} for the actor's own, which requires the password
     */
    void reset(Actor actor, int userId);
}
