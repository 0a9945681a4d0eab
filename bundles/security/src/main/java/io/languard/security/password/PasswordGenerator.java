package io.languard.security.password;

import java.security.SecureRandom;

/** Passwords that people copy from a screen. */
public final class PasswordGenerator {

    private static final int LENGTH = 20;

    /** Letters and digits without those that look like others. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

    private PasswordGenerator() {}

    /** A new one: 20 characters, 114 bits. */
    public static String generate() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
