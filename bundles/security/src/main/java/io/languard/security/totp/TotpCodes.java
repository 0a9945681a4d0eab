package io.languard.security.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of RFC 6238 with the parameters that every authenticator app supports: SHA-1, 6 digits, steps of 30 seconds.
 */
public final class TotpCodes {

    /** The length that RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;

    /** By how many steps the clock of an authenticator may differ. */
    private static final int DRIFT = 1;

    private static final String ISSUER = "Languard";

    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    /** Returns a new secret. */
    public byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Returns the time step whose code this is, at most one away from the present one; empty if there is none. */
    public OptionalLong findStep(byte[] secret, String code, Instant now) {
        long present = now.getEpochSecond() / STEP_SECONDS;
        byte[] shown = code.getBytes(StandardCharsets.UTF_8);
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            if (MessageDigest.isEqual(shown, code(secret, step).getBytes(StandardCharsets.UTF_8))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** Returns the code of a time step. */
    String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()), Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("This Java runtime does not support HMAC-SHA-1", e);
        }
    }

    /** Returns the address that authenticators read from a QR code. */
    public static String uri(String username, byte[] secret) {
        String label = URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + ISSUER + ":" + label + "?secret=" + Base32.encode(secret) + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=6&period=" + STEP_SECONDS;
    }
}
