package io.languard.service.user;

/**
 * What an authenticator app needs.
 *
 * @param secret in Base32, for typing
 * @param otpauthUri the same for a QR code
 */
public record TotpEnrollment(String secret, String otpauthUri) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "TotpEnrollment";
    }
}
