package io.languard.spi.user;

/**
 * A user's secret of two-factor login.
 *
 * @param secret encrypted
 * @param confirmed whether it is enabled; otherwise the user has yet to show that the authenticator has the secret
 * @param lastStep the time step of the last code that was used
 * @param recoveryCodes the number of recovery codes left
 */
public record TotpRecord(int userId, String secret, boolean confirmed, long lastStep, int recoveryCodes) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "TotpRecord[" + userId + ", " + confirmed + "]";
    }
}
