package io.languard.spi.user;

import java.util.List;
import java.util.Optional;

/**
 * Stores the secrets of two-factor login, which end with their user. A code is used up in the same statement that finds it
 * unused, so that it counts once whatever happens at one time. Same guarantees as {@link
 * io.languard.spi.server.ServerStore}.
 */
public interface TotpStore {

    /** Returns the secret of a user; empty if there is none. */
    Optional<TotpRecord> find(int userId);

    /**
     * Stores a secret that has yet to be confirmed, in place of one that was not.
     *
     * @param secret encrypted
     * @return false if the user has a confirmed one, which stays
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the user does not exist
     */
    boolean begin(int userId, String secret);

    /**
     * Confirms a secret.
     *
     * @param secret as it was stored, so that one that has replaced it meanwhile is not confirmed
     * @param step the time step of the code that confirms it
     * @param recoveryHashes the hashes of the recovery codes
     * @return false if this is not the user's secret, or it is confirmed
     */
    boolean confirm(int userId, String secret, long step, List<String> recoveryHashes);

    /** Uses up the code of a time step; false if it, or a later one, was used. */
    boolean useStep(int userId, long step);

    /** Uses up a recovery code; false if the user has no unused one with this hash. */
    boolean useRecoveryCode(int userId, String hash);

    /** Deletes a user's secret and recovery codes; false if there was no confirmed secret. */
    boolean delete(int userId);
}
