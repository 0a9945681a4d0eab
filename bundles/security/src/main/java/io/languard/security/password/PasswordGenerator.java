package io.languard.security.password;

import java.security.SecureRandom;

/** Generates passwords that people can copy from a screen. */
public final class PasswordGenerator {

    private static final int LENGTH = 20;

    /** Letters and digits without look-alikes. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

    private PasswordGenerator() {}

    /** Returns a new password of 20 characters (about 115 bits of entropy). */
    public static String generate() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
