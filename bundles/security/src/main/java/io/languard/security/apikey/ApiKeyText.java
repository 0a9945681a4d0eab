package io.languard.security.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The text of an API key: {@code lgk_} and 40 random letters and digits, which have 238 bits of entropy. */
public final class ApiKeyText {

    static final String PREFIX = "lgk_";

    private static final int LENGTH = 40;
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKeyText() {}

    /** Returns whether a text has the form of a key; tokens never do. */
    public static boolean matches(String text) {
        return text.length() == PREFIX.length() + LENGTH && text.startsWith(PREFIX);
    }

    static String generate() {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < LENGTH; i++) {
            text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /** Returns the hash to store. It needs neither salt nor cost, since a key is as random as the hash is long. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime does not support SHA-256", e);
        }
    }
}
